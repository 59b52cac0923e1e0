import { type Element, lineText } from '../../body/dom.ts';
import { isRunning } from '../../body/lines.ts';
import type { Step } from '../../working.ts';

/** "ENDS", as press offices write it after a release. In small letters it needs marks around it. */
const end =
  /^(?:[-–—#*]{0,3} ?(?:ENDS?|FIN|ENDE) ?[-–—#*]{0,3}|[-–—#*]{1,3} ?ends? ?[-–—#*]{1,3}|[([]ends?[)\]])$/iu;
const capitals = /^[^\p{Ll}]+$/u;
/** What press offices write after it, for desks and not for readers. */
const forDesks =
  /^\W{0,3}(?:notes? (?:to|for) (?:the )?(?:editors?|desks?|journalists)|(?:media|press|further|more|for (?:more|further|media|press))\s?(?:information|contacts?|enquiries|inquiries|details)?|contacts?|about [\p{Lu}][\p{L} .&-]{1,40}|pressekontakt|kontakt|contact presse|contacto(?: de prensa)?|hinweis(?:e)? (?:an|für) (?:die )?redaktion(?:en)?)\b\W{0,3}/iu;
const most = 30;

/** The story ends at "ENDS" when only notes and contacts follow. They become the note to editors. */
export const liftAfterEnd: Step = ({ blocks, fields, changes }) => {
  const at = blocks.findIndex((block) => isRunning(block) && isEnd(lineText(block)));
  const after = blocks.slice(at + 1);
  const first = after[0];
  if (at < 1 || first === undefined || after.length > most || !forDesks.test(lineText(first))) return;
  const notes = after.map(noteOf).filter((note) => note !== '');
  for (const note of notes) changes.add('edNote', 'note behind the end of the story lifted out', note);
  changes.add('furniture', 'end mark removed', lineText(blocks[at] ?? first));
  blocks.splice(at);
  fields.edNote = [fields.edNote, ...notes].filter(Boolean).join(' ');
};

const isEnd = (text: string): boolean => end.test(text) && (capitals.test(text) || /^[^\p{L}]/u.test(text));

const noteOf = (block: Element): string => (block.name === 'figure' ? '' : lineText(block));
