import { actAnswers, deskExample } from './desk-examples.ts';
import type { Guide } from './guide.ts';

/** What the description says about lists and acts, by operationId. */
export const deskGuides: Readonly<Record<string, Guide>> = {
  articles: {
    tag: 'Stories',
    description:
      'Without `guid`: a list of stories, with state and times and without text; an agency gets only its own. With `guid`: that story, as `GET /v1/articles/{id}` shows it. A page may hold fewer items than `limit`, or none, and still have a `next`.',
    answers: { 200: deskExample.articles },
  },
  waiting: {
    tag: 'Editing',
    description:
      'Everything that was received and that readers do not see. `reason` says why in a sentence, `line` is the text of the upload that caused it. Poll with `If-None-Match`: an unchanged list answers `304`.',
    answers: { 200: deskExample.waiting },
  },
  release: {
    tag: 'Editing',
    description:
      'For a quarantined upload, and for a story that is withheld. An agency releases its own; a story that an operator holds back only an operator with the role editor or admin releases. If somebody else acted first, the answer is a `409` problem.',
    request: { at: '2026-12-02T06:00:00Z' },
    answers: actAnswers('release'),
  },
  refuse: {
    tag: 'Editing',
    description:
      'The upload never becomes a version, and its agency reads the reason in its receipt. What readers see of the story stays as it is.',
    request: { reason: 'It is a test' },
    answers: actAnswers('refuse'),
  },
  hold: {
    tag: 'Editing',
    description:
      'The story leaves every feed and page with the next build. Whatever its agency sends of it meanwhile waits too. Only operators read the reason in the audit log.',
    request: { reason: deskExample.reason },
    answers: actAnswers('hold'),
  },
  killByAct: {
    tag: 'Editing',
    description:
      'The same as `DELETE /v1/articles/{id}`, for those who would rather not send a body with DELETE. The act is on record.',
    request: { reason: 'The named person denies it' },
    answers: actAnswers('kill'),
  },
  receipts: {
    tag: 'Receipts',
    description:
      'Find an upload whose receipt id is lost, by file name, headline, guid or problem. An agency gets only its own. A page may hold fewer items than `limit`, or none, and still have a `next`.',
    answers: { 200: deskExample.receipts },
  },
  me: {
    tag: 'Desk',
    description:
      'An agency learns its id and name; an operator also the role and the agencies. Both get the feeds that readers can subscribe to. A good first request: it tells whether the key is valid.',
    answers: { 200: deskExample.me },
  },
  numbers: {
    tag: 'Desk',
    description:
      'Stories by hour, agency and outcome, how long they took until readers saw them, depths of the queues, and agencies that are quiet. The counters are kept in the table for 90 days and are written once a minute.',
    answers: { 200: deskExample.numbers },
  },
  audit: {
    tag: 'Desk',
    description:
      'Every act of an operator, and of an agency at the desk, with who, when, on what and why. An act that was interrupted or failed is there too, and says so in `failed`. Without `since` the last 90 days are searched.',
    answers: { 200: deskExample.audit },
  },
};
