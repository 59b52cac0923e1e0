import { type Element, lineText } from '../../body/dom.ts';
import { isRunning } from '../../body/lines.ts';
import { isEndLine } from '../../recognise/tail/end-mark.ts';
import { isForReaders } from '../../recognise/tail/for-readers.ts';
import type { Step } from '../../working.ts';

/** What press offices write after it, for desks and not for readers. */
const forDesks =
  /^\W{0,3}(?:notes? (?:to|for) (?:the )?(?:editors?|desks?|journalists)|(?:media|press|further|more|for (?:more|further|media|press))\s?(?:information|contacts?|enquiries|inquiries|details)?|contacts?|about [\p{Lu}][\p{L} .&-]{1,40}|pressekontakt|kontakt|contact presse|contacto(?: de prensa)?|hinweis(?:e)? (?:an|für) (?:die )?redaktion(?:en)?)\b\W{0,3}/iu;
/** Of these, what is meant for the desk that takes the story; contacts and portraits of a house are not. */
const notes = /^\W{0,3}(?:notes? (?:to|for) |(?:hinweis(?:e)?|anmerkung(?:en)?) (?:an|für) )/iu;
const most = 30;

/**
 * The story ends at an end mark where only notes and contacts follow. Notes become the note to editors; the rest goes.
 * What is for readers stays.
 */
export const extractAfterEnd: Step = ({ blocks, fields, changes }) => {
  const at = blocks.findIndex((block) => isRunning(block) && isEndLine(lineText(block)));
  const after = blocks.slice(at + 1);
  const first = after[0];
  if (at < 1 || first === undefined || after.length > most || !forDesks.test(lineText(first))) return;
  const kept = after.filter((block) => isForReaders(lineText(block)));
  const noted = after.findIndex((block) => notes.test(lineText(block)));
  const lifted: string[] = [];
  for (const [index, block] of after.entries()) {
    const text = noteOf(block);
    if (text === '' || kept.includes(block)) continue;
    const isNote = noted >= 0 && index >= noted;
    if (isNote) lifted.push(text);
    changes.add(isNote ? 'edNote' : 'furniture', 'note behind the end of the story lifted out', text);
  }
  changes.add('furniture', 'end mark removed', lineText(blocks[at] ?? first));
  blocks.splice(at, blocks.length - at, ...kept);
  if (lifted.length > 0) fields.edNote = [fields.edNote, ...lifted].filter(Boolean).join(' ');
};

const noteOf = (block: Element): string => (block.name === 'figure' ? '' : lineText(block));
