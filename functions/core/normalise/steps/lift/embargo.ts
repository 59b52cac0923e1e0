import { type Element, lineText } from '../../body/dom.ts';
import { cutLine, cutRange, isRunning, type LineOfBlock, linesOf, runningText } from '../../body/lines.ts';
import { tidy } from '../../body/white-space.ts';
import { readEmbargo } from '../../recognise/embargo/embargo-time.ts';
import { type EmbargoFound, findEmbargo } from '../../recognise/embargo/notice.ts';
import type { Step, Working } from '../../working.ts';
import { summaryOf } from '../summary.ts';

/** Notices are at the top or at the bottom of a story. */
const reach = 3;
/** With so few words next to the notice, the line holds nothing of the story. */
const fewWords = 3;
/** The same for a headline, which is short anyway. */
const fewInHeadline = 2;

/**
 * An embargo in the text or as words becomes a moment in UTC. One that cannot be read without guessing holds the
 * story until someone has checked it: publishing too early cannot be undone.
 */
export const liftEmbargo: Step = (working) => {
  const { fields, context } = working;
  if (fields.embargoText !== undefined) {
    holdUntil(
      working,
      fields.embargoText,
      readEmbargo(fields.embargoText, context.now, context.policy.timeZone),
    );
    // Handled once: this step runs again until nothing changes.
    delete fields.embargoText;
  }
  liftFromField(working, 'headline');
  liftFromField(working, 'subheadline');
  for (const name of otherFields) {
    const value = fields[name];
    const found = value === undefined ? undefined : embargoIn(working, value);
    // A summary that repeats the beginning of the text says nothing that the text does not.
    if (found === undefined || (name === 'summary' && value === summaryOf(working.blocks))) continue;
    noteEmbargo(working, found);
  }
  readNotes(working);
  const { blocks } = working;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (!block || (at >= reach && at < blocks.length - reach)) continue;
    if (isRunning(block)) {
      if (liftFromBlock(working, block)) blocks.splice(at, 1);
    } else if (block.name !== 'figure') {
      const found = embargoIn(working, lineText(block));
      if (found !== undefined) noteEmbargo(working, found);
    }
  }
};

/** Lines about a story in which agencies also write that it is not to be published yet. */
const otherFields = ['summary', 'slugline', 'usageTerms', 'byline', 'creditLine', 'copyrightNotice'] as const;

const embargoIn = ({ context }: Working, line: string): EmbargoFound | undefined =>
  findEmbargo(line, context.now, context.policy.timeZone);

/** Says that there is no embargo, or none any more. */
const freed = /^\W*(?:embargo (?:is )?(?:lifted|over|expired)|no embargo|for immediate release)\W*$/i;

/** True when nothing is left of the block. */
const liftFromBlock = (working: Working, block: Element): boolean => {
  const text = runningText(block);
  for (const line of linesOf(text)) {
    const found = embargoIn(working, line.text);
    if (freed.test(line.text) && working.blocks.length > 1) {
      working.changes.add('embargo', 'line that says the story is free lifted out of the text', line.text);
      cutLine(block, line, text.length);
      return !tidy(block);
    }
    // A line that is also a note to editors becomes such a note, and is read there.
    if (found === undefined || (noteToEditors.test(line.text) && working.blocks.length > 1)) continue;
    if (found.kind === 'hold') {
      noteEmbargo(working, found);
      continue;
    }
    holdUntil(working, found.notice, found.moment);
    working.changes.add('embargo', 'embargo notice lifted out of the text', found.notice, found.moment);
    cutNotice(block, line, found, text);
    return !tidy(block);
  }
  return false;
};

const cutNotice = (block: Element, line: LineOfBlock, found: EmbargoFound, text: string): void => {
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

/** "Adds quotes. Embargoed until 00:01 GMT 3 May": a notice among the notes to editors, which stay as they are. */
const readNotes = (working: Working): void => {
  const { fields } = working;
  const notes = [fields.edNote, ...(fields.privateNotes ?? [])].filter((note) => note !== undefined);
  if (notes.length === 0 || fields.embargoed !== undefined || fields.pubStatus === 'withheld') return;
  const found = notes
    .flatMap((note) => note.split('\n'))
    .flatMap((line) => line.split(betweenSentences))
    .flatMap((sentence) => embargoIn(working, sentence.replace(/^(?:eds?|editors?)\s*[:.]\s*/i, '')) ?? []);
  // What cannot be read is made clear by what can.
  const readable = found.filter(({ moment }) => moment !== undefined);
  for (const { notice, moment } of readable.length > 0 ? readable : found) {
    holdUntil(working, notice, moment);
    if (moment !== undefined)
      working.changes.add('embargo', 'embargo read in the notes to editors', notice, moment);
  }
};

/** A notice on the first line of a text is taken for its headline by whoever reads the first line as one. */
const liftFromField = (working: Working, name: 'headline' | 'subheadline'): void => {
  const value = working.fields[name];
  const found = value === undefined ? undefined : embargoIn(working, value);
  if (value === undefined || found === undefined) return;
  const { notice, moment, from, to } = found;
  const isWhole = from === 0 && to === value.length;
  // A headline with words of its own stays, even where the notice cannot be separated from them.
  if (found.kind === 'hold' || (isWhole && found.otherWords > 0)) {
    noteEmbargo(working, found);
    return;
  }
  holdUntil(working, notice, moment);
  working.changes.add('embargo', `embargo notice lifted out of the ${name}`, notice, moment);
  const rest = [value.slice(0, from).trim(), value.slice(to).trim()].filter((part) => part !== '').join(' ');
  if (found.otherWords <= fewInHeadline) delete working.fields[name];
  else working.fields[name] = rest;
};

/** A notice that stays in the text. This step runs again until nothing changes, so each notice is reported only once. */
const noteEmbargo = (working: Working, { notice, moment }: EmbargoFound): void => {
  const { fields } = working;
  if (moment === undefined) {
    if (fields.embargoed === undefined && fields.pubStatus !== 'withheld' && fields.pubStatus !== 'canceled')
      holdUntil(working, notice, moment);
    return;
  }
  const known = fields.embargoed;
  if (known !== undefined && Date.parse(known) >= Date.parse(moment)) return;
  holdUntil(working, notice, moment);
  working.changes.add('embargo', 'embargo read in a line that stays', notice, moment);
};

const holdUntil = (working: Working, notice: string, read: string | undefined): void => {
  const { fields } = working;
  if (read !== undefined) {
    // Of two statements the later moment counts.
    if (fields.embargoed === undefined || Date.parse(fields.embargoed) < Date.parse(read))
      fields.embargoed = read;
    return;
  }
  if (fields.embargoed !== undefined) return;
  if (fields.pubStatus !== 'canceled') fields.pubStatus = 'withheld';
  fields.edNote = fields.edNote?.includes(notice)
    ? fields.edNote
    : [notice, fields.edNote].filter(Boolean).join(' ');
  working.warnings.push({ code: 'embargo-unreadable', detail: notice });
  working.changes.add('embargo', 'story held: its embargo cannot be read as a time', notice);
};
