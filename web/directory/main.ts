import { copyButtons } from './copy.ts';
import { newest } from './newest.ts';
import { search } from './search.ts';

/** The script of the public directory and of the pages of feeds. Without it both are whole, too. */
copyButtons();
search();
void newest();
