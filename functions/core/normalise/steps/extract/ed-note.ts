import { cutLine, isRunning, linesOf, runningText } from '../../body/lines.ts';
import { tidy } from '../../body/white-space.ts';
import { isFullName } from '../../recognise/credits/names.ts';
import { isEditorsNote } from '../../recognise/head/notes.ts';
import { splitNames } from '../../recognise/names/names.ts';
import type { Step } from '../../working.ts';

const reach = 4;
const note =
  /^[\s([*<_-]*(?:eds?(?:itors?)?\s*[:.]|eds\b[^:]{0,20}:|editors?['’]?s?['’]? notes?\s*[:_–—-]|notes? (?:to|for) (?:the )?(?:editors?|desk)s?(?:\s*[:;.*_–—-]|[\])\s]*$)|attention editors?|advisory to editors?|att(?:entio)?n\s+editors?|redaktionelle(?:r)? hinweise?\s*:|(?:achtung|hinweis(?:e)?(?: an die| für die)?) redaktion(?:en)?\s*:?|notiz(?:block)?\s+(?:an|für) die redaktion|nota (?:a los editores|del editor|aos editores|do editor|para editores|ai redattori|alla redazione)\s*:|note (?:aux rédactions|de la rédaction|aux rédacteurs|à l['’]attention des rédactions)\s*:|eds note\s*:|संपादक के लिए|ملاحظة (?:للمحررين|المحرر)\s*:|примечание (?:редактора|для редакций)\s*:)/iu;

/** "Eds: three of the four shops …" is a sentence about people called Ed. A note has brackets, capitals or a verb. */
const aboutEds =
  /^[Ee]ds?\s*[:.]\s*(?!adds|updat|with|correct|recast|chang|new|not|sub|repeat|rewrit|clarif|delet|fix|insert|minor|more|photo|pic|resend|trim|see|story|this|the|for|please|an?\s)\p{Ll}/u;

/** "Editor: Jane Roe" says who edited. */
const editorName = /^[\s([*<_-]*eds?(?:itors?)?\s*[:.]\s*(.{3,60}?)[)\]]?$/iu;

const isNote = (line: string): boolean =>
  (note.test(line) &&
    !aboutEds.test(line) &&
    !splitNames(editorName.exec(line)?.[1] ?? '-').every(isFullName)) ||
  isEditorsNote(line);

/** Notes from desk to desk ("EDITOR'S NOTE …", "(Eds: …)") are moved from the text into the edNote. */
export const extractEdNotes: Step = (working) => {
  const { blocks, fields } = working;
  const found: string[] = [];
  if (fields.headline !== undefined && isNote(fields.headline) && blocks.length > 1) {
    found.push(fields.headline.replace(/^[\s([*<_-]+|(?<![\s)\]*>])[\s)\]*>]+$/g, ''));
    working.changes.add('edNote', 'note to editors lifted out of the headline', fields.headline);
    delete fields.headline;
  }
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (!block || !isRunning(block) || (at >= reach && at < blocks.length - reach)) continue;
    const text = runningText(block);
    const line = linesOf(text).find(({ text: candidate }) => isNote(candidate));
    if (!line || (blocks.length === 1 && linesOf(text).length === 1)) continue;
    found.unshift(line.text.replace(/^[\s([*<_-]+|(?<![\s)\]*>])[\s)\]*>]+$/g, ''));
    working.changes.add('edNote', 'note to editors lifted out of the text', line.text);
    cutLine(block, line, text.length);
    if (!tidy(block)) blocks.splice(at, 1);
  }
  const fresh = found.filter((one) => !fields.edNote?.includes(one));
  if (fresh.length > 0) fields.edNote = [fields.edNote, ...fresh].filter(Boolean).join(' ');
};
