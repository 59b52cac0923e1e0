import { type Element, isElement, lineText } from '../../body/dom.ts';
import { wasLinks } from '../../body/html/link-boxes.ts';
import { cutLine, cutRange, isOnward, isRunning, linesOf, runningText } from '../../body/lines.ts';
import { tidy } from '../../body/white-space.ts';
import {
  isEndMark,
  isFurniture,
  isWeakLabel,
  longestFurniture,
} from '../../recognise/furniture/furniture.ts';
import { glued } from '../../words/furniture-labels.ts';
import { closesMail } from '../../words/furniture-mail.ts';
import type { Step, Working } from '../../working.ts';

const step = 'furniture';
const noWords = /^[\p{P}\p{Z}|<>~^+=`\s]+$/u;
const gluedFront = new RegExp(
  `^(?:${glued.join('|')})(?=[“"‘'«„¿¡]|\\p{Lu}|(?<=[\\p{Script=Devanagari}\\p{Script=Arabic}])[“"])`,
  'u',
);
const sentenceTail = /(?<=[.!?…।։።፧။។៕།؟。][”"’'»)]{0,2})\s*([^.!?।։።፧။។៕།؟。]{4,120})$/u;
/** Furniture at the end of a paragraph is never longer. */
const tailReach = 140;
/** At most three characters follow the end of the last sentence. */
const endsSentence = /[.!?।։።፧။។៕།؟。][^.!?।։።፧။។៕།؟。]{0,3}$/;

/** Removes page texts that were copied with the story. A sentence that only contains such words stays. */
export const removeFurniture: Step = (working) => {
  const kept: Element[] = [];
  let afterPointer = false;
  let pointsAway = false;
  for (const [at, block] of working.blocks.entries()) {
    if (afterPointer && (isLinkList(block) || (pointsAway && isRunning(block) && wasLinks(block)))) {
      working.changes.add(step, 'list of links to other stories removed', lineText(block));
      continue;
    }
    const text: string = afterPointer && pointsAway ? '' : lineText(block);
    const before = kept.length;
    if (!isRunning(block) || isMeant(block, working.blocks[at - 1], working.blocks[at + 1], kept))
      kept.push(block);
    else if (clean(block, working)) kept.push(block);
    afterPointer = kept.length === before && (afterPointer || isRunning(block));
    pointsAway = afterPointer && (pointsAway || away.test(text));
  }
  dropEndMark(kept, working);
  dropClosing(kept, working);
  working.blocks = kept;
};

/** Is this a label that may be a heading, and nothing around it is furniture? The last word of a story may be "More". */
const isMeant = (
  block: Element,
  before: Element | undefined,
  after: Element | undefined,
  kept: readonly Element[],
): boolean => {
  const text = lineText(block);
  if (!isWeakLabel(text)) return false;
  if (before === undefined || after === undefined) return /^more$/i.test(text);
  return kept.at(-1) === before && !(isRunning(after) && isFurniture(lineText(after)));
};

/** Cleans a block; false when nothing is left of it. */
const clean = (block: Element, working: Working): boolean => {
  for (let again = true; again; ) {
    again = false;
    const text = runningText(block);
    const lines = linesOf(text);
    for (const [at, line] of lines.entries()) {
      if (line.text.length > longestFurniture && /^[\p{L}\p{N}]/u.test(line.text)) continue;
      const reason = noWords.test(line.text)
        ? 'line without words removed'
        : isFurniture(line.text)
          ? 'page furniture removed'
          : undefined;
      if (!reason || line.text === '' || isOnward(lines, at)) continue;
      working.changes.add(step, reason, line.text);
      cutLine(block, line, text.length);
      if (!tidy(block)) return false;
      again = true;
      break;
    }
    if (again || !cutGlued(block, working)) continue;
    if (!tidy(block)) return false;
    again = true;
  }
  return true;
};

/** Furniture without a space or line end between it and the story: "View All“There has been". */
const cutGlued = (block: Element, working: Working): boolean => {
  const text = runningText(block);
  const front = gluedFront.exec(text);
  if (front) {
    working.changes.add(
      step,
      'page furniture glued to the text removed',
      front[0],
      text.slice(front[0].length, front[0].length + 40),
    );
    cutRange(block, 0, front[0].length);
    return true;
  }
  const tail = endsSentence.test(text.slice(-4)) ? null : sentenceTail.exec(text.slice(-tailReach));
  const tailAt = (tail?.index ?? 0) + Math.max(0, text.length - tailReach);
  if (tail?.[1] && tailAt > 0 && isFurniture(tail[1].trim(), true)) {
    working.changes.add(step, 'page furniture glued to the text removed', tail[1]);
    cutRange(block, tailAt, text.length);
    return true;
  }
  const stray = /[)\]}]$/.test(text.slice(-1)) ? /(?<!\s)\s+[)\]}]+$/u.exec(text.slice(-tailReach)) : null;
  if (stray && !/[([{]/.test(text)) {
    working.changes.add(step, 'stray bracket removed', text.slice(-40));
    cutRange(block, stray.index + Math.max(0, text.length - tailReach), text.length);
    return true;
  }
  return false;
};

/** Labels above other stories. After "Advertisement" the story continues. */
const away =
  /related|also|more|trending|popular|recommended|top stories|latest|picks|must|miss|most read|relacionad|también|também|interesar|aussi|même sujet|liés|auch|zum thema|mehr|anche|correlati|ook|också|også|myös|также|по теме|також|też|również|juga|भी|संबंधित|أيض|ذات صلة|関連|あわせて|相关|相關|延伸|관련/iu;

const isLinkList = (block: Element): boolean =>
  (block.name === 'ul' || block.name === 'ol') && (wasLinks(block) || holdsOnlyLinks(block));

const holdsOnlyLinks = (block: Element): boolean =>
  block.children.every(
    (item) =>
      isElement(item) &&
      item.children.length > 0 &&
      item.children.every((child) => isElement(child) && child.name === 'a'),
  );

const dropEndMark = (blocks: Element[], working: Working): void => {
  for (let last = blocks.at(-1); last && last.name === 'p' && blocks.length > 1; last = blocks.at(-1)) {
    const text = lineText(last);
    if (!isEndMark(text)) return;
    working.changes.add(step, 'end mark removed', text);
    blocks.pop();
  }
};

/** A name, a function and a company follow "Kind regards,". */
const mostBelowClosing = 3;
const longestBelowClosing = 60;

/** Removes the closing of the mail in which a story came. A letter that is the story begins like one. */
const dropClosing = (blocks: Element[], working: Working): void => {
  const at = blocks.findLastIndex((block) => block.name === 'p' && closesMail.test(lineText(block)));
  const below = blocks.slice(at + 1).map(lineText);
  const isLetter = blocks
    .slice(0, 3)
    .some((block) => /^(?:dear|an open letter|sehr geehrte|cher|chère|estimad)/i.test(lineText(block)));
  if (at < 1 || isLetter || below.length > mostBelowClosing) return;
  if (below.some((line) => line.length > longestBelowClosing || /[.!?]$/.test(line))) return;
  for (const block of blocks.splice(at))
    working.changes.add(step, 'closing of a mail removed', lineText(block));
};
