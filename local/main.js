// What `npm start` runs; see cli/launch.js for why it is JavaScript.
import { launch } from '../cli/launch.js';

await launch(new URL('./main.ts', import.meta.url));
