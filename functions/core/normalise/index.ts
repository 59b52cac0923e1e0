import type { Aliases } from './aliases.ts';
import { overBudget } from './budget.ts';
import { ChangeLog } from './changes.ts';
import { contentOf } from './content.ts';
import { copyOf } from './copy.ts';
import type { Normalise, NormaliseContext, Normalised, Policy } from './normaliser.ts';
import { beginStory } from './recognise/lately.ts';
import { noEditorCode, settleAiUse } from './steps/ai-use.ts';
import { readBody } from './steps/body.ts';
import { cleanBodyText, cutTagsInFront } from './steps/characters.ts';
import { checkQuality } from './steps/checks.ts';
import { classify } from './steps/classification.ts';
import { repairDates } from './steps/dates.ts';
import { extractAfterEnd } from './steps/extract/after-end.ts';
import { splitByline } from './steps/extract/byline.ts';
import { extractCredits, stateCredits } from './steps/extract/credits.ts';
import { extractDateline } from './steps/extract/dateline.ts';
import { extractEdNotes } from './steps/extract/ed-note.ts';
import { extractEmbargo } from './steps/extract/embargo.ts';
import { removeFurniture } from './steps/extract/furniture.ts';
import { readHead } from './steps/extract/head/read-head.ts';
import { extractNotPublic } from './steps/extract/not-public.ts';
import { readOpening } from './steps/extract/opening.ts';
import { removeRepeats } from './steps/extract/repeats.ts';
import { readTail } from './steps/extract/tail.ts';
import { dropTailRest } from './steps/extract/tail-rest.ts';
import { cleanFields } from './steps/fields.ts';
import { settleHeadline } from './steps/headline.ts';
import { settleLanguage } from './steps/language.ts';
import { placeLocalTimes } from './steps/local-times.ts';
import { judgeStory, notStoryCode } from './steps/not-a-story.ts';
import { collectPictures } from './steps/pictures.ts';
import { repairQuotes } from './steps/quotes.ts';
import { creditQuoted, creditRights } from './steps/sources.ts';
import { recogniseSubheadings } from './steps/subheadings.ts';
import { settleSummary } from './steps/summary.ts';
import { readWaitingFields } from './steps/waiting-fields.ts';
import type { Step, Working } from './working.ts';

export { draftFromContent } from './content.ts';

/**
 * Removing a line can expose another one, and what moves from the body into a field is cleaned there like any other
 * field. So these steps repeat until none of them changes anything.
 */
const extractions: readonly Step[] = [
  cleanFields,
  splitByline,
  extractNotPublic,
  extractEmbargo,
  extractAfterEnd,
  extractEdNotes,
  stateCredits,
  readTail,
  removeFurniture,
  readHead,
  extractCredits,
  dropTailRest,
  readOpening,
  extractDateline,
  cutTagsInFront,
  removeRepeats,
];
/** Real stories need two rounds or three. */
const mostRounds = 8;

const extractAll: Step = (working) => {
  /** The number of changes when a step last began. If it is the same now, the step has nothing to do. */
  const seen = new Map<Step, number>();
  for (let round = 0, before = -1; round < mostRounds && before !== working.changes.total; round += 1) {
    before = working.changes.total;
    for (const step of extractions) {
      if (seen.get(step) === working.changes.total) continue;
      seen.set(step, working.changes.total);
      step(working);
    }
  }
};

/** New headings and repaired quotation marks can make a line recognisable, so the work starts again after them. */
const settleText: Step = (working) => {
  for (let round = 0; round < mostRounds; round += 1) {
    extractAll(working);
    const lifted = working.changes.total;
    recogniseSubheadings(working);
    repairQuotes(working);
    if (working.changes.total === lifted) return;
    cleanBodyText(working);
  }
};

/** What is done to a draft, in this order. */
const steps: readonly Step[] = [
  cleanFields,
  readWaitingFields,
  placeLocalTimes,
  readBody,
  cleanBodyText,
  settleText,
  creditRights,
  creditQuoted,
  collectPictures,
  settleHeadline,
  settleLanguage,
  classify,
  repairDates,
  settleSummary,
  settleAiUse,
  checkQuality,
  judgeStory,
];

/**
 * Makes a story's content of a draft: safe markup, clean text, and everything that is said about the story in
 * fields of its own. Pure, and idempotent: a draft made of its result comes out as it went in. Never throws for
 * bad input; `problems` refuse a story, `quarantine` keeps it out of feeds, `warnings` are only for information.
 */
export const normalise: Normalise = (draft, context) => {
  const { body: _body, changes: stated, ...fields } = draft;
  const tooLarge = overBudget(draft);
  if (tooLarge) return { changes: stated, warnings: [], problems: [tooLarge] };
  beginStory();
  const working: Working = {
    context,
    aliases: aliasesOf(context),
    draft,
    fields: copyOf(fields),
    blocks: [],
    headlineDerived: false,
    textDirection: 'ltr',
    changes: new ChangeLog(),
    warnings: [],
    problems: [],
  };
  for (const step of steps) step(working);
  return resultOf(working, stated);
};

/** What was made for the last agency: stories of one sender come in rows, and indexes hang on the object. */
const lastAliases = new WeakMap<Policy, { agencyName: string; aliases: Aliases }>();

/** The agency's own name is known in addition to the table. */
const aliasesOf = ({ agencyName, policy }: NormaliseContext): Readonly<Record<string, string>> => {
  const last = lastAliases.get(policy);
  if (last?.agencyName === agencyName) return last.aliases;
  const aliases = { ...(agencyName !== '' && { [agencyName]: agencyName }), ...policy.aliases };
  lastAliases.set(policy, { agencyName, aliases });
  return aliases;
};

const resultOf = (working: Working, stated: Normalised['changes']): Normalised => {
  const { fields, context, warnings, problems } = working;
  const changes = [...stated, ...working.changes.list()];
  const content =
    fields.headline !== undefined && fields.versionCreated !== undefined
      ? contentOf(working, fields.headline, fields.versionCreated)
      : undefined;
  if (working.blocks.length === 0) judgeNoText(working);
  else if (content === undefined && problems.length === 0)
    problems.push({
      pointer: '/headline',
      detail: 'The story has neither a headline nor text to make one of.',
    });
  if (problems.length > 0 || content === undefined) return { changes, warnings, problems };
  const quarantine = warnings.find(
    ({ code }) =>
      code === noText ||
      code === notStoryCode ||
      context.policy.quarantine?.includes(code) ||
      (code === noEditorCode && context.policy.aiUse?.withoutEditor === 'hold'),
  );
  return { content, changes, warnings, problems, ...(quarantine && { quarantine }) };
};

const noText = 'no-text';

/**
 * A kill needs no text. A headline with a guid is the flash of a wire, or an item whose text is still to
 * come: it is kept, but no feed carries it. Anything else without text is no story.
 */
const judgeNoText = ({ fields, warnings, problems }: Working): void => {
  if (fields.headline !== undefined && fields.pubStatus === 'canceled') return;
  if (fields.headline !== undefined && fields.guid !== undefined)
    warnings.push({ code: noText, detail: 'The story has a headline but no text.' });
  else problems.push({ pointer: '/body', detail: 'The story has no text.' });
};
