import { isFurniture } from '../recognise/furniture.ts';
import { reportsSpeech } from '../recognise/statement.ts';
import { type ChildNode, type Element, isElement, isText } from './dom.ts';

/**
 * Sites name boxes after what surrounds the story ("share", "related", "promo") and put parts of the story into
 * them. Such a name counts only as long as what is in the box does not contradict it.
 */
export const holdsStory = (node: Element): boolean => {
  const own = ownText(node);
  // A paragraph is judged by its text like any other; only one that is nothing but links has none.
  if (node.name === 'p') return /\p{L}/u.test(own);
  return own.split('\n').some(isSentence);
};

/** Text outside links, a line a block. */
const ownText = (node: Element): string => {
  let out = '';
  const visit = (children: readonly ChildNode[]): void => {
    for (const child of children) {
      if (isText(child)) out += child.data.replace(/\s+/g, ' ');
      else if (isElement(child) && child.name !== 'a' && !silent.has(child.name)) {
        const block = lines.has(child.name) || child.name === 'div';
        if (block) out += '\n';
        visit(child.children);
        if (block) out += '\n';
      }
    }
  };
  visit(node.children);
  return out;
};
const silent = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'button',
  'form',
  'select',
  'textarea',
  'svg',
]);
const lines = new Set([
  'p',
  'li',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'section',
  'td',
  'tr',
]);

const fewestWords = 5;
/** Pages speak to their readers; stories do not. */
const addressesReader =
  /(?<!\p{L})(?:you|your|our|us|sign up|subscribe\p{L}*|inbox|newsletters?|cookies|Sie|Ihren?|Ihrem|unser\p{L}*|vous|votre|vos|nos|suscr\p{L}+|nuestr\p{L}+|noss[ao]s?|você|вы|ваш\p{L}*|наш\p{L}*)(?!\p{L})/iu;

/** A whole sentence of a story. */
const isSentence = (line: string): boolean => {
  const text = line.trim();
  if (!/[.!?…।۔。][”"’'»)]{0,2}$/.test(text) && !reportsSpeech(text)) return false;
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
  const long = words >= fewestWords || /[\p{Lo}]{10}/u.test(text);
  return long && !isFurniture(text) && (reportsSpeech(text) || !addressesReader.test(text));
};
