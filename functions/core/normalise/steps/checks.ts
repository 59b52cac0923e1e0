import { type Element, isElement, lineText } from '../body/dom.ts';
import { countWords } from '../recognise/language/word-count.ts';
import type { Step, Working } from '../working.ts';

const fewestWords = 10;
/** A text of this length nearly always has that many words. */
const enoughText = 400;
const placeholder =
  /\b(?:lorem ipsum|dolor sit amet|test test|asdf(?:asdf)?|your text here|insert (?:text|headline|photo|name) here|text goes here|foo bar baz|headline goes here|blah blah blah)\b|\bxxxx+\b/i;
const unfilled =
  /(?:^|[\s([])(?:TK|TKTK|TKTKTK|TBC|TBD)(?=[\s.,;:)\]]|$)|\[(?:name|date|place|insert [^\]]{1,30}|xx+)\]/;
const cutOff =
  /(?:\[(?:…|\.\.\.|\+\d+ chars|read more|more)\]|(?:…|\.\.\.)\s*(?:read more|continue reading|\(more\)|\[more\])?|\[\+\d+ chars\])$/i;

/** Doubts about the story as a whole. The agency's policy says which of them keep it out of feeds. */
export const checkQuality: Step = (working) => {
  const { blocks, warnings, fields } = working;
  if (fields.pubStatus === 'canceled') return;
  const running = blocks.filter((block) => block.name !== 'figure').map(lineText);
  const text = running.join(' ');
  if (text === '') return;
  const language = fields.language ?? 'und';
  const some = countWords(text.slice(0, enoughText), language);
  const words = some < fewestWords && text.length > enoughText ? countWords(text, language) : some;
  if (words < fewestWords) warnings.push({ code: 'too-short', detail: `${words} words` });
  const linked = blocks.reduce((sum, block) => sum + linkedLength(block), 0);
  if (text.length > 100 && linked > text.length * 0.6)
    warnings.push({
      code: 'mostly-links',
      detail: `${Math.round((linked / text.length) * 100)} % of the text is links`,
    });
  checkPlaceholders(working, text);
  const last = running.at(-1) ?? '';
  if (cutOff.test(last) || endsAmid(last, blocks.at(-1)))
    warnings.push({ code: 'truncated', detail: `ends with "${last.slice(-40)}"` });
};

const checkPlaceholders = (working: Working, text: string): void => {
  const all = `${working.fields.headline ?? ''} ${text}`;
  const found = placeholder.exec(all) ?? (/\[|T[KB]/.test(all) ? unfilled.exec(all) : null);
  if (found) working.warnings.push({ code: 'placeholder-text', detail: `contains "${found[0].trim()}"` });
};

/** A long last paragraph that stops at a comma, or at a word that cannot be the last. */
const endsAmid = (last: string, block: Element | undefined): boolean =>
  block?.name === 'p' &&
  last.length > 80 &&
  (/[,;–—-]$/.test(last) ||
    /\s(?:the|a|an|and|or|of|to|in|with|for|that|by|der|die|das|und|mit|le|la|les|et|de|du|el|los|y|que)$/i.test(
      last,
    ));

const linkedLength = (node: Element): number => {
  if (node.name === 'figure') return 0;
  if (node.name === 'a') return lineText(node).length;
  return node.children.reduce((sum, child) => sum + (isElement(child) ? linkedLength(child) : 0), 0);
};
