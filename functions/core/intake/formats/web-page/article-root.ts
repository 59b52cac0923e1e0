import { type Document, type Element, isTag } from 'domhandler';
import { childElements, type HtmlNode, isWithin, parentOf } from '../../../markup/html-tree.ts';
import type { Block } from './blocks.ts';
import { wordsOf } from './clutter.ts';

/** A child with this share of its parent's prose is where the article is. */
const dominant = 0.75;

/** Pairs of words in class names and ids by which sites name the body of an article. */
const bodyName = /^(article|story|post|entry|news) (body|content|text|copy)$|^body (copy|text|content)$/;

/** Whether an element says that it holds an article's body, by schema.org's articleBody or by name. */
function claimsBody(element: Element): boolean {
  // A paragraph is part of a text, whatever a word processor calls its style.
  if (inlineish.test(element.name)) return false;
  if (/\barticleBody\b/.test(element.attribs.itemprop ?? '')) return true;
  return namesBody(element.attribs.class) || namesBody(element.attribs.id);
}

function namesBody(value: string | undefined): boolean {
  if (value === undefined || !/body|content|text|copy/i.test(value)) return false;
  const words = wordsOf(value);
  for (let i = 1; i < words.length; i++) if (bodyName.test(`${words[i - 1]} ${words[i]}`)) return true;
  return false;
}

/**
 * The elements that hold the article, in document order; they do not overlap. Goes down from the document
 * as long as one child holds most of the prose, narrows to the box around the headline where that is an
 * article of its own, and then trusts elements that claim to be the body if they hold most of what was found.
 */
export function articleRoots(
  document: Document,
  prose: ReadonlyMap<HtmlNode, number>,
  headline?: Block,
): HtmlNode[] {
  const weight = (node: HtmlNode): number => prose.get(node) ?? 0;
  let main = descend(document, prose);
  const scope = headline && scopeOf(headline, weight, main);
  if (scope) main = isWithin(main, scope) ? main : descend(scope, prose);

  let from = main;
  for (
    let node: HtmlNode | undefined = main;
    node && weight(node) <= weight(main) * 1.7;
    node = parentOf(node)
  ) {
    if (isTag(node) && node.name !== 'body' && claimsBody(node)) from = node;
  }
  from = aroundParts(main, from, weight, prose);
  const claims = outermostClaims(from, prose);
  const claimed = claims.reduce((sum, node) => sum + weight(node), 0);
  return claims.length > 0 && claimed >= weight(main) * 0.6 ? claims : [main];
}

/** An article may stand in several boxes of one name: the box around those next to the place that was found. */
function aroundParts(
  main: HtmlNode,
  from: HtmlNode,
  weight: (node: HtmlNode) => number,
  prose: ReadonlyMap<HtmlNode, number>,
): HtmlNode {
  if (outermostClaims(from, prose).length === 0) return from;
  for (let node = parentOf(from); node && isTag(node) && node.name !== 'body'; node = parentOf(node)) {
    if (weight(node) > weight(main) * 1.5) break;
    if (!claimsBody(node) && outermostClaims(node, prose).length > outermostClaims(from, prose).length)
      return node;
  }
  return from;
}

/** Down to the element whose prose is its own or spread over several children. */
function descend(start: HtmlNode, prose: ReadonlyMap<HtmlNode, number>): HtmlNode {
  let main = start;
  for (;;) {
    const next = heaviestChild(main, prose);
    if (next === undefined || (prose.get(next) ?? 0) < (prose.get(main) ?? 0) * dominant) break;
    if (inlineish.test(next.name) || ownParagraphs(main, prose) > 1) break;
    main = next;
  }
  return main;
}

/** Elements that are part of a text and do not contain one. */
const inlineish = /^(p|blockquote|li|ul|ol|dl|td|th|tr|tbody|table|h[1-6]|pre|span|a|b|i|em|strong|font)$/;

const ownParagraphs = (node: HtmlNode, prose: ReadonlyMap<HtmlNode, number>): number =>
  childElements(node).filter((child) => child.name === 'p' && prose.has(child)).length;

/** The smallest box with both the headline and a text, if it is a likelier place than the one found. */
function scopeOf(headline: Block, weight: (node: HtmlNode) => number, main: HtmlNode): HtmlNode | undefined {
  for (let node: HtmlNode | undefined = headline.element; node; node = parentOf(node)) {
    const sum = weight(node);
    if (sum < 400 && !hasTwoTexts(node, weight)) continue;
    if (isWithin(main, node)) return undefined;
    const share = sum / Math.max(1, weight(main));
    const separate =
      isTag(node) && (node.name === 'article' || /\b(hentry|article|post)\b/.test(node.attribs.class ?? ''));
    // A place that has the headline in it is narrowed only to an article of its own.
    if (separate ? share >= 0.1 : share >= 0.3 && !isWithin(headline.element, main)) return node;
  }
  return undefined;
}

/** One short text next to a headline is a standfirst. Two are a story. */
function hasTwoTexts(node: HtmlNode, weight: (node: HtmlNode) => number): boolean {
  const heavy = childElements(node).filter((child) => weight(child) > 0);
  const [only] = heavy;
  return heavy.length > 1 || (heavy.length === 1 && only !== undefined && hasTwoTexts(only, weight));
}

function outermostClaims(top: HtmlNode, prose: ReadonlyMap<HtmlNode, number>): Element[] {
  const claims: Element[] = [];
  const look = (node: HtmlNode): void => {
    if (isTag(node) && node.name !== 'body' && claimsBody(node)) claims.push(node);
    else for (const child of childElements(node)) if (prose.has(child)) look(child);
  };
  look(top);
  return claims;
}

function heaviestChild(node: HtmlNode, prose: ReadonlyMap<HtmlNode, number>): Element | undefined {
  let best: Element | undefined;
  for (const child of childElements(node)) {
    if ((prose.get(child) ?? 0) > (best ? (prose.get(best) ?? 0) : 0)) best = child;
  }
  return best;
}
