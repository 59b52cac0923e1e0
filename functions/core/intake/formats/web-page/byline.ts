import { isTag } from 'domhandler';
import { type HtmlNode, parentOf } from '../../../markup/html-tree.ts';
import type { Block } from './blocks.ts';
import { wordsOf } from './clutter.ts';

const authorWords = new Set('byline author authors writer'.split(' '));
const by = /^(by|von|por|par|di|door|av|af|от|автор:?|text:?|written by|reported by|published by)\s*:?\s+/iu;

/**
 * The byline that the page shows near its headline, in a box named so, with `rel=author` or itemprop
 * `author`. Boxes also hold times and counters; only a line that is no more than a name counts, or one
 * that says a name the metadata say.
 */
export function findByline(blocks: readonly Block[], names: readonly string[]): string | undefined {
  for (const block of blocks) {
    if (block.chars < 4 || block.chars > 120 || /[!?]|https?:|\d/.test(block.text)) continue;
    if (names.length > 0 && !names.some((name) => block.text.toLowerCase().includes(name.toLowerCase())))
      continue;
    if (names.length === 0 && !by.test(block.text) && block.text.split(' ').length > 4) continue;
    let node = (block.leaves[0]?.parent ?? undefined) as HtmlNode | undefined;
    for (let steps = 0; node && steps < 3; steps++, node = parentOf(node)) {
      if (isTag(node) && namesAuthor(node.attribs) && /\p{L}{2}/u.test(block.text.replace(by, '')))
        return block.text;
    }
  }
  return undefined;
}

function namesAuthor(attribs: Record<string, string>): boolean {
  if (attribs.rel === 'author' || /\bauthor\b/.test(attribs.itemprop ?? '')) return true;
  const words = wordsOf(attribs.class ?? '');
  return (
    words.some((word) => authorWords.has(word)) &&
    !words.some((word) => /^(bio|box|about|info|social|follow|image|avatar)$/.test(word))
  );
}

/** Names of people from metadata: without "By", without what follows a bar or a comma, without accounts. */
export function personNames(written: readonly string[]): string[] {
  const names = written.flatMap(
    (text) =>
      text
        .replace(by, '')
        .split(/(?:(?<!\s)\s+)?\|\s*/)[0]
        ?.split(/(?:(?<!\s)\s+)?(?:;|&|\band\b|\bund\b|\bet\b|\by\b)\s+|,\s+/u)
        .map((name) => name.trim()) ?? [],
  );
  return [
    ...new Set(
      names.filter(
        (name) =>
          /\p{L}{2}/u.test(name) &&
          name.length <= 80 &&
          !/^(admin|administrator|staff|editor|guest|user\d*)$/i.test(name),
      ),
    ),
  ];
}
