import { type Element, isElement, isHeading, isText, lineText } from '../body/dom.ts';
import { isEndMark } from '../recognise/furniture/furniture.ts';
import { reportsSpeech } from '../recognise/furniture/statement.ts';
import type { Step } from '../working.ts';

const longestHeading = 90;
const mostWords = 14;

/**
 * Short title or question lines between paragraphs become headings, where the upload marks none by itself.
 * Headings that the upload marks as h1 are below the headline and become h2.
 */
export const recogniseSubheadings: Step = (working) => {
  const { blocks, changes } = working;
  for (const block of blocks) if (block.name === 'h1') block.name = 'h2';
  if (blocks.some(isHeading)) return;
  const likely = blocks.filter((block, at) => isSubheading(block, blocks[at - 1], blocks[at + 1]));
  // One line with a colon introduces the next text. Several are how this story writes headings.
  const colons = likely.filter((block) => lineText(block).endsWith(':'));
  likely.push(...questionsOf(blocks, likely));
  const found = colons.length === 1 ? likely.filter((block) => block !== colons[0]) : likely;
  const paragraphs = blocks.filter((block) => block.name === 'p').length;
  if (found.length === 0 || found.length * 2 > paragraphs) return;
  for (const block of found) {
    changes.add('subheadings', 'short line between paragraphs recognised as heading', lineText(block));
    block.name = 'h2';
    unwrapEmphasis(block);
  }
};

const mostQuestionWords = 12;

/** Questions of an interview have short answers. One alone may be the story's own. */
const questionsOf = (blocks: readonly Element[], likely: readonly Element[]): Element[] => {
  const found = blocks.filter(
    (block, at) => !likely.includes(block) && isQuestion(block, blocks[at - 1], blocks[at + 1]),
  );
  const others = likely.filter((block) => /[?？؟]$/u.test(lineText(block))).length;
  return found.length + others > 1 ? found : [];
};

const isQuestion = (block: Element, before: Element | undefined, after: Element | undefined): boolean => {
  if (block.name !== 'p' || before?.name !== 'p' || after?.name !== 'p') return false;
  const text = lineText(block);
  const isStatement = (one: Element): boolean => /[.!…।۔。]["”’'»)]{0,2}$/u.test(lineText(one));
  return (
    /^[\p{Lu}\p{Lo}¿][^.!?]{6,88}[?？؟]$/u.test(text) &&
    text.split(' ').length <= mostQuestionWords &&
    isStatement(before) &&
    isStatement(after)
  );
};

/** Who asks and who answers in an interview: "Q: And the bees?" */
const speaker = /^\p{L}{1,3}\s?[:：]\s/u;

const isSubheading = (block: Element, before: Element | undefined, after: Element | undefined): boolean => {
  if (block.name !== 'p' || !before || !after) return false;
  const line = lineText(block);
  if (isEndMark(line) || speaker.test(line)) return false;
  const isLabelled = /[:：]\s/u.test(line);
  // A number in front and a colon at the end do not matter.
  const text = line.replace(/^\d{1,2}[.)]\s(?=\p{L})/u, '').replace(/:$/, '');
  if (line.endsWith(':') && !isColonHeading(text, after)) return false;
  if (text.length > longestHeading || text.length < 3 || text.split(' ').length > mostWords) return false;
  if (!/^[\p{Lu}\p{Lo}\p{N}¿¡]/u.test(text) || !/\p{L}{2}/u.test(text)) return false;
  if (/[.!…,;:।։።፧။។៕།۔。"”»)]$/.test(text) || /[.!।։።፧။។៕།]\s/.test(text)) return false;
  if (
    /https?:|@|\d{4,}.*\d{4,}|\t/.test(text) ||
    block.children.some((child) => isElement(child) && (child.name === 'br' || child.name === 'a'))
  )
    return false;
  const least = text.split(' ').length <= wordsOfLabel ? leastByLabel : leastSentence;
  const length = isLabelled ? Math.max(text.length, labelLength) : text.length;
  return isSentenceEnd(before, least) && isParagraph(after, length);
};

const mostWordsBeforeColon = 6;
/** "Outlook", "Cold water": a line as short as this is no sentence, so that shorter paragraphs around it do. */
const wordsOfLabel = 2;
const leastByLabel = 45;
const leastSentence = 60;

/** "The economy:" over a paragraph, but not "The minister said:" or a line that introduces a list or quotation. */
const isColonHeading = (text: string, after: Element): boolean =>
  after.name === 'p' &&
  text.split(' ').length <= mostWordsBeforeColon &&
  !reportsSpeech(text) &&
  /^\p{Lu}/u.test(lineText(after));

/** The text before a heading ends a sentence. */
const isSentenceEnd = (block: Element, least: number): boolean => {
  if (block.name !== 'p') return true;
  const text = lineText(block);
  return text.length > least && /[.!?…।։።፧။។៕།؟۔。]["”’'»)]{0,2}$/.test(text);
};

/** The text after it is running text and clearly longer; over a short heading it may be one short sentence. */
const shortestParagraph = 36;
/** "Reporter: Jane Roe" is as often no heading: the text after it is as long as after a heading of so many characters. */
const labelLength = 46;

const isParagraph = (block: Element, headingLength: number): boolean => {
  if (block.name === 'ul' || block.name === 'ol') return true;
  if (block.name !== 'p') return false;
  const text = lineText(block);
  return (
    text.length > Math.max(shortestParagraph, Math.min(60, headingLength * 2.2), headingLength * 1.3) &&
    /[.!?…:।։።፧။។៕།؟۔。]["”’'»)]{0,2}$/.test(text)
  );
};

/** Bold in a heading adds nothing. */
const unwrapEmphasis = (block: Element): void => {
  const only = block.children[0];
  if (
    block.children.length === 1 &&
    only &&
    isElement(only) &&
    /^(?:b|strong|u)$/.test(only.name) &&
    only.children.every(isText)
  ) {
    for (const child of only.children) child.parent = block;
    block.children = only.children;
  }
};
