import { names, noText, ownLine } from '../../../markup/html-names.ts';
import { isFurniture } from '../../recognise/furniture/furniture.ts';
import { reportsSpeech } from '../../recognise/furniture/statement.ts';
import { type ChildNode, type Element, isElement, isText } from '../dom.ts';

/**
 * Sites name boxes after what surrounds the story ("share", "related", "promo") and put parts of the story into
 * them. Such a name counts only as long as the content of the box does not contradict it.
 */
export const holdsStory = (node: Element): boolean => {
  const own = ownText(node.children);
  // A paragraph is judged by its text like any other. Only one that is nothing but links has none.
  if (node.name === 'p') return /\p{L}/u.test(own);
  return own.split('\n').some(isSentence);
};

/** Text outside links, one line a block. */
const ownText = (nodes: readonly ChildNode[]): string =>
  nodes
    .map((node) => {
      if (isText(node)) return node.data.replace(/\s+/g, ' ');
      if (!isElement(node) || left.has(node.name)) return '';
      const inner = ownText(node.children);
      return breaks.has(node.name) ? `\n${inner}\n` : inner;
    })
    .join('');
const left = names(noText, 'a form');
const breaks = names(ownLine, 'br');

const fewestWords = 5;
/** Pages speak to their readers. Stories do not. */
const addressesReader =
  /(?<!\p{L})(?:you|your|our|us|sign up|subscribe\p{L}*|inbox|newsletters?|cookies|Sie|Ihren?|Ihrem|unser\p{L}*|vous|votre|vos|nos|suscr\p{L}+|nuestr\p{L}+|noss[ao]s?|você|вы|ваш\p{L}*|наш\p{L}*)(?!\p{L})/iu;

/** A whole sentence of a story. */
const isSentence = (line: string): boolean => {
  const text = line.trim();
  if (!/[.!?…।։።፧။។៕།۔。][”"’'»)]{0,2}$/.test(text) && !reportsSpeech(text)) return false;
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
  const long = words >= fewestWords || /[\p{Lo}]{10}/u.test(text);
  return long && !isFurniture(text) && (reportsSpeech(text) || !addressesReader.test(text));
};
