import { deskExample } from './desk-examples.ts';
import { deskGuides } from './desk-operations.ts';
import { example } from './examples.ts';
import type { Guide } from './guide.ts';
import { subscriberGuides } from './subscriber-operations.ts';

const correct: Guide = {
  tag: 'Stories',
  description:
    'The body is a whole story in any format, as for a submission. It becomes the current version whatever number it states, also of a killed story. A document that states the guid of another story is refused.',
  request: example.correction,
  answers: { 200: example.dryRun, 202: example.corrected, 422: example.problem },
};
const kill: Guide = {
  tag: 'Stories',
  description:
    'The story leaves every feed and page with the next build, and the API no longer returns its text. The headline stays, so that people can find what to remove. Readers get the reason.',
  request: { reason: 'The named person denies it' },
  answers: { 200: example.triedKill, 202: example.killed },
};
const show: Guide = {
  tag: 'Stories',
  description:
    'The story as Dateline stores it, with everything that the normaliser changed under `provenance`, where readers see it, and what this key may do with it. Stories of other agencies are not found.',
  answers: { 200: deskExample.shown },
};

/** By operationId. A test asks for an entry for every operation. */
export const guides: Readonly<Record<string, Guide>> = {
  ...subscriberGuides,
  submit: {
    tag: 'Stories',
    description:
      'Send the file as it is: the format is detected from its bytes. `202` means that every accepted story will be in its feeds, once, even after crashes. If all stories are refused, the answer is a `422` problem. With `dryRun=true` the answer is `200`, says what would happen, and nothing is stored.',
    request: example.article,
    answers: { 200: example.dryRun, 202: example.receipt, 422: example.problem },
  },
  show,
  correct,
  correctByGuid: correct,
  kill,
  killByGuid: kill,
  versions: {
    tag: 'Stories',
    description: 'Number, times, status, correction note and receipt of each version, without text.',
    answers: { 200: example.versions },
  },
  diff: {
    tag: 'Stories',
    description:
      'Fields with their values before and after, and paragraphs that were kept, added, removed or changed word by word. Texts above 400 000 characters are not compared.',
    answers: { 200: example.diff },
  },
  receipt: {
    tag: 'Receipts',
    description:
      'The answer to the upload, with what is true now: whether readers see each story, and since when. Ask again while `state` is `pending`.',
    answers: { 200: { ...example.receipt, results: [example.published] } },
  },
  raw: {
    tag: 'Receipts',
    description: 'The upload, byte for byte, for 90 days. It is sent as a download, whatever it is.',
    answers: { 200: 'Bridge opens a month early\n\nThe new bridge over the river opened on Monday.\n' },
  },
  description: {
    tag: 'Desk',
    description: 'Generate a client from it, for example with openapi-typescript.',
    answers: { 200: { openapi: '3.1.0', info: { title: 'Dateline', version: '1' }, paths: {} } },
  },
  status: {
    tag: 'Desk',
    description:
      'Numbers of queues, receipts and feeds; nothing about agencies or content. A client that prefers `text/html` gets a live page with the same.',
    answers: { 200: example.status },
  },
  ...deskGuides,
};
