import { cutLine, isRunning, linesOf, runningText } from '../body/lines.ts';
import { tidy } from '../body/white-space.ts';
import { isEmbargoNotice, readEmbargo } from '../text/embargo.ts';
import type { Step, Working } from '../working.ts';

/** Notices stand at the top or at the bottom of a story. */
const reach = 3;

/**
 * An embargo in the text or as words becomes a moment in UTC. One that cannot be read without guessing holds the
 * story until someone has looked: publishing too early cannot be taken back.
 */
export const liftEmbargo: Step = (working) => {
  const { fields, context } = working;
  if (fields.embargoText !== undefined) {
    settle(
      working,
      fields.embargoText,
      readEmbargo(fields.embargoText, context.now, context.policy.timeZone),
    );
    // Said once: this step runs until nothing is left to lift.
    delete fields.embargoText;
  }
  if (fields.headline !== undefined && isEmbargoNotice(fields.headline))
    liftFromHeadline(working, fields.headline);
  readNotes(working);
  const { blocks } = working;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (!block || !isRunning(block) || (at >= reach && at < blocks.length - reach)) continue;
    const text = runningText(block);
    for (const line of linesOf(text)) {
      if (!isEmbargoNotice(line.text)) continue;
      const read = readEmbargo(line.text, context.now, context.policy.timeZone);
      if (read === undefined && !/\d|:/.test(line.text) && line.text.length > 60) continue;
      settle(working, line.text, read);
      working.changes.add('embargo', 'embargo notice lifted out of the text', line.text, read);
      cutLine(block, line, text.length);
      if (!tidy(block)) blocks.splice(at, 1);
      break;
    }
  }
};

/** Where a sentence ends and another begins, "6 a.m. EDT" aside. */
const betweenSentences = /(?<=(?<!\b[ap]\.m)[.!?;])\s+(?=[\p{Lu}\p{Lo}(])/u;

/** "Adds quotes. Embargoed until 00:01 GMT 3 May": a notice among the notes to editors, which stay as they are. */
const readNotes = (working: Working): void => {
  const { fields, context } = working;
  if (fields.edNote === undefined || fields.embargoed !== undefined || fields.pubStatus === 'withheld')
    return;
  for (const sentence of fields.edNote.split(betweenSentences)) {
    const notice = sentence.replace(/^(?:eds?|editors?)\s*[:.]\s*/i, '');
    if (!isEmbargoNotice(notice)) continue;
    const read = readEmbargo(notice, context.now, context.policy.timeZone);
    settle(working, notice, read);
    if (read !== undefined)
      working.changes.add('embargo', 'embargo read in the notes to editors', notice, read);
  }
};

/** A notice on the first line of a text is taken for its headline by whoever reads the first line as one. */
const liftFromHeadline = (working: Working, headline: string): void => {
  const read = readEmbargo(headline, working.context.now, working.context.policy.timeZone);
  if (read === undefined && !/\d|:/.test(headline)) return;
  settle(working, headline, read);
  working.changes.add('embargo', 'embargo notice lifted out of the headline', headline, read);
  delete working.fields.headline;
};

const settle = (working: Working, notice: string, read: string | undefined): void => {
  const { fields } = working;
  if (read !== undefined) {
    // Of two statements the later one holds.
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
