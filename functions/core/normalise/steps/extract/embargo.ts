import { type Element, lineText } from '../../body/dom.ts';
import { cutLine, cutRange, isRunning, type LineOfBlock, linesOf, runningText } from '../../body/lines.ts';
import { tidy } from '../../body/white-space.ts';
import { readTimes } from '../../recognise/embargo/embargo-time.ts';
import { type LineRead, readLine } from '../../recognise/embargo/line.ts';
import { isProse } from '../../recognise/tail/prose.ts';
import type { Step, Working } from '../../working.ts';
import { summaryOf } from '../summary.ts';

/** Notices are at the top or at the bottom of a story. */
const reach = 3;
/** So many lines over or under the sentences of a story may hide one. */
const farthest = 14;
/** With so few words next to the notice, the line holds nothing of the story. */
const fewWords = 3;
/** The same for a headline, which is short anyway. */
const fewInHeadline = 2;

/**
 * An embargo in the text or as words becomes a moment in UTC. One that cannot be read without guessing holds the
 * story until someone has checked it: publishing too early cannot be undone.
 */
export const extractEmbargo: Step = (working) => {
  const found: Found = { working, unread: [] };
  readStated(found);
  extractFromField(found, 'headline');
  extractFromField(found, 'subheadline');
  for (const name of otherFields) {
    const value = working.fields[name];
    // A summary that repeats the beginning of the text says nothing that the text does not.
    if (value === undefined || (name === 'summary' && value === summaryOf(working.blocks))) continue;
    const read = embargoIn(working, value);
    if (read !== undefined) noteEmbargo(found, read);
  }
  readNotes(found);
  const { blocks } = working;
  const [top, bottom] = edgesOf(blocks);
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (!block || (at >= top && at < bottom)) continue;
    if (isRunning(block)) {
      if (extractFromBlock(found, block)) blocks.splice(at, 1);
    } else if (block.name !== 'figure') {
      const read = embargoIn(working, lineText(block));
      if (read !== undefined) noteEmbargo(found, read);
    }
  }
  holdUnread(found);
};

/** A notice may stand among slugs, names and contacts, as long as no sentence of the story parts it from the edge. */
const edgesOf = (blocks: readonly Element[]): [top: number, bottom: number] => {
  const isSentence = (block: Element): boolean => isProse(lineText(block));
  const first = blocks.slice(0, farthest).findIndex(isSentence);
  const last = blocks.slice(-farthest).findLastIndex(isSentence);
  return [
    Math.max(reach, first),
    Math.min(blocks.length - reach, last < 0 ? Infinity : Math.max(0, blocks.length - farthest) + last + 1),
  ];
};

/** What one turn of the step finds. */
interface Found {
  readonly working: Working;
  /** Notices without a moment that can be read. Another notice may tell it. */
  readonly unread: { notice: string; bare: boolean }[];
  /** The latest moment of a notice, in milliseconds. */
  latest?: number;
}

/** The words of a field for the embargo. They count whatever the policy says. */
const readStated = (found: Found): void => {
  const { fields, context } = found.working;
  const { embargoText } = fields;
  if (embargoText === undefined) return;
  // Handled once: this step runs again until nothing changes.
  delete fields.embargoText;
  const { now, policy } = context;
  const line = readLine(`Embargo: ${embargoText}`, now, policy.timeZone);
  if (line?.kind === 'free') return;
  const { moment } = readTimes(embargoText, now, policy.timeZone);
  holdUntil(found, {
    notice: embargoText,
    bare: line?.bare === true,
    ...(moment !== undefined && { moment }),
  });
};

/** Lines about a story in which agencies also write that it is not to be published yet. */
const otherFields = ['summary', 'slugline', 'usageTerms', 'byline', 'creditLine', 'copyrightNotice'] as const;

const embargoIn = ({ context }: Working, line: string): LineRead | undefined =>
  readLine(line, context.now, context.policy.timeZone);

/** True when nothing is left of the block. */
const extractFromBlock = (found: Found, block: Element): boolean => {
  const { working } = found;
  const text = runningText(block);
  for (const line of linesOf(text)) {
    const read = embargoIn(working, line.text);
    if (read?.kind === 'free' && working.blocks.length > 1) {
      working.changes.add('embargo', 'line that says the story is free lifted out of the text', line.text);
      cutNotice(block, line, read, text);
      return !tidy(block);
    }
    // A line that is also a note to editors may become one, and stays until then.
    if (noteToEditors.test(line.text) && working.blocks.length > 1) {
      for (const sentence of sentencesOf(line.text)) noteEmbargo(found, embargoIn(working, sentence));
      continue;
    }
    if (read === undefined || read.kind === 'free') continue;
    if (read.kind === 'hold') {
      noteEmbargo(found, read);
      continue;
    }
    holdUntil(found, read);
    working.changes.add('embargo', `${whatIs(found, read)} lifted out of the text`, read.notice, read.moment);
    cutNotice(block, line, read, text);
    return !tidy(block);
  }
  return false;
};

const whatIs = ({ working }: Found, { kind }: LineRead): string => {
  if (kind === 'free') return 'line that says the story is free';
  if (kind === 'past') return 'embargo notice whose time has come';
  return working.context.policy.embargo === 'fields'
    ? 'embargo notice that the policy ignores'
    : 'embargo notice';
};

const cutNotice = (block: Element, line: LineOfBlock, found: LineRead, text: string): void => {
  if (found.otherWords <= fewWords) {
    cutLine(block, line, text.length);
    return;
  }
  const start = line.from + text.slice(line.from, line.to).search(/\S/);
  cutRange(block, start + found.from, start + found.to);
};

/** Begins a line from desk to desk. */
const noteToEditors =
  /^[\s([*<_-]*(?:eds?\s*[:.]|(?:editors?['’]?s?['’]? )?notes?\b|nota\b|redaktionelle|hinweise?\b|achtung redaktion)/iu;

/** Where a sentence ends and another begins, "6 a.m. EDT" aside. */
const betweenSentences = /(?<=(?<!\b[ap]\.m)[.!?;])\s+(?=[\p{Lu}\p{Lo}(])/u;

const sentencesOf = (line: string): string[] =>
  line.split(betweenSentences).map((sentence) => sentence.replace(deskLabel, ''));
const deskLabel = /^[\s([*<_-]*(?:eds?|editors?|notes?)\s*[:.]\s*/i;

/** "Adds quotes. Embargoed until 00:01 GMT 3 May": a notice among the notes to editors, which stay as they are. */
const readNotes = (found: Found): void => {
  const { fields, changes } = found.working;
  if (fields.embargoed !== undefined || fields.pubStatus === 'withheld') return;
  // Notes that stay private say until when, too.
  const notes = [fields.edNote, ...(fields.privateNotes ?? [])].filter((note) => note !== undefined);
  for (const sentence of notes.flatMap((note) => note.split('\n')).flatMap(sentencesOf)) {
    const read = embargoIn(found.working, sentence);
    if (read === undefined || read.kind === 'free' || read.kind === 'past') continue;
    const known: string | undefined = fields.embargoed;
    holdUntil(found, read);
    if (read.moment !== undefined && fields.embargoed !== known)
      changes.add('embargo', 'embargo read in the notes to editors', read.notice, read.moment);
  }
};

/** A notice on the first line of a text is taken for its headline by whoever reads the first line as one. */
const extractFromField = (found: Found, name: 'headline' | 'subheadline'): void => {
  const { fields, changes } = found.working;
  const value = fields[name];
  const read = value === undefined ? undefined : embargoIn(found.working, value);
  if (value === undefined || read === undefined) return;
  const { notice, moment, from, to } = read;
  const isWhole = from === 0 && to === value.length;
  // A headline with words of its own stays, even where the notice cannot be separated from them.
  if (read.kind === 'hold' || (isWhole && read.otherWords > 0)) {
    noteEmbargo(found, read);
    return;
  }
  holdUntil(found, read);
  changes.add('embargo', `${whatIs(found, read)} lifted out of the ${name}`, notice, moment);
  const rest = [value.slice(0, from).trim(), value.slice(to).trim()].filter((part) => part !== '').join(' ');
  if (read.otherWords > fewInHeadline) fields[name] = rest;
  else {
    delete fields[name];
    if (name === 'headline') promoteSubheadline(fields);
  }
};

/** Below a notice in the place of the headline stands the headline. */
const promoteSubheadline = (fields: Working['fields']): void => {
  if (fields.subheadline === undefined) return;
  fields.headline = fields.subheadline;
  delete fields.subheadline;
};

/** A notice that stays in the text. This step runs again until nothing changes, so each notice is reported only once. */
const noteEmbargo = (found: Found, read: LineRead | undefined): void => {
  const { fields, changes } = found.working;
  if (read === undefined || read.kind === 'free' || read.kind === 'past') return;
  if (read.moment === undefined) {
    if (fields.embargoed === undefined && fields.pubStatus !== 'withheld' && fields.pubStatus !== 'canceled')
      holdUntil(found, read);
    return;
  }
  const known = fields.embargoed;
  if (known !== undefined && Date.parse(known) >= Date.parse(read.moment)) return;
  holdUntil(found, read);
  if (fields.embargoed !== known)
    changes.add('embargo', 'embargo read in a line that stays', read.notice, read.moment);
};

const holdUntil = (
  found: Found,
  read: Pick<LineRead, 'notice' | 'moment' | 'bare'> & { kind?: LineRead['kind'] },
): void => {
  const { fields, context } = found.working;
  // A field has no kind: only lines are what a policy can ignore.
  if (read.kind !== undefined && context.policy.embargo === 'fields') return;
  if (read.kind === 'free') return;
  const moment = read.moment === undefined ? undefined : Date.parse(read.moment);
  if (moment !== undefined) found.latest = Math.max(found.latest ?? moment, moment);
  if (read.kind === 'past') {
    found.latest ??= Date.parse(context.now);
    return;
  }
  if (moment === undefined) found.unread.push({ notice: read.notice, bare: read.bare });
  // Of two statements the later moment counts.
  else if (fields.embargoed === undefined || Date.parse(fields.embargoed) < moment)
    fields.embargoed = new Date(moment).toISOString().replace('.000Z', 'Z');
};

/** Holds the story for a notice that cannot be read, unless another one of the same story says when it ends. */
const holdUnread = (found: Found): void => {
  const { fields, warnings, changes, context } = found.working;
  const ahead = fields.embargoed !== undefined && Date.parse(fields.embargoed) > Date.parse(context.now);
  const told = found.latest !== undefined || fields.embargoed !== undefined;
  const open = found.unread.filter(({ bare }) => !ahead && !(bare && told));
  for (const { notice } of open.slice(0, 1)) {
    if (fields.pubStatus !== 'canceled') fields.pubStatus = 'withheld';
    fields.edNote = fields.edNote?.includes(notice)
      ? fields.edNote
      : [notice, fields.edNote].filter(Boolean).join(' ');
    warnings.push({ code: 'embargo-unreadable', detail: notice });
    changes.add('embargo', 'story held: its embargo cannot be read as a time', notice);
  }
};
