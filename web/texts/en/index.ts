import { numbers } from './numbers.ts';
import { problem, signIn } from './session.ts';
import { shell } from './shell.ts';
import { correct, fields, stories, story } from './stories.ts';
import { formats, submit } from './submit.ts';
import { filter, uploads } from './uploads.ts';
import { acts, waiting } from './waiting.ts';

/** Every text of the pages in English, a file a screen. Another language is a folder with the same members. */
export const en = {
  ...shell,
  signIn,
  problem,
  waiting,
  acts,
  submit,
  formats,
  stories,
  story,
  correct,
  uploads,
  filter,
  numbers,
  fields,
};
