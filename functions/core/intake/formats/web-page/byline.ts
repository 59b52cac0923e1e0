import { isTag, isText } from 'domhandler';
import { type HtmlNode, parentOf } from '../../../markup/html-tree.ts';
import { oneLine } from '../../../markup/white-space.ts';
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
    if (block.chars < 4 || block.chars > 200) continue;
    const text = withoutTimes(block);
    if (text.length < 4 || text.length > 120 || /[!?]|https?:|\d/.test(text)) continue;
    if (names.length > 0 && !names.some((name) => text.toLowerCase().includes(name.toLowerCase()))) continue;
    if (
      names.length === 0 &&
      !by.test(text) &&
      !(text === block.text ? text.split(' ').length <= 4 : isName(text))
    )
      continue;
    if (names.length > 0 && text !== block.text && !isOnlyNames(text, names)) continue;
    let node = (block.leaves[0]?.parent ?? undefined) as HtmlNode | undefined;
    for (let steps = 0; node && steps < 3; steps++, node = parentOf(node)) {
      if (isTag(node) && namesAuthor(node.attribs) && /\p{L}{2}/u.test(text.replace(by, ''))) return text;
    }
  }
  return undefined;
}

/** Two to four words as names are written. */
const isName = (text: string): boolean =>
  /^\p{Lu}[\p{L}'’.-]*(?: (?:(?:van|von|de|der|den|da|do|di|la|le|bin|al|el|y) ){0,2}\p{Lu}[\p{L}'’.-]*){1,3}$/u.test(
    text,
  );

/** A line that held a time, too, may hold counters, sections and handles: only the names themselves are sure. */
function isOnlyNames(text: string, names: readonly string[]): boolean {
  let rest = text.toLowerCase().replace(by, ' ');
  for (const name of names) rest = rest.replace(name.toLowerCase(), ' ');
  return !/[\p{L}\p{N}]/u.test(rest.replace(/(?<!\p{L})(?:and|und|et|y|og|och|e|en|by)(?!\p{L})/gu, ' '));
}

const timeWords = new Set(
  'time date datetime timestamp published updated modified ago pubdate readtime'.split(' '),
);
/** How long ago, and what leads to a time. */
const ago =
  /\b(?:an?|\d{1,3})\s*(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?)\s+(?:ago|read)\b|\bvor \d{1,3} \p{L}+|\bil y a \d{1,3} \p{L}+|\bhace \d{1,3} \p{L}+|\bhá \d{1,3} \p{L}+|\b\d{1,3} \p{L}+ fa\b|\b\d{1,3} \p{L}+ (?:geleden|sedan|siden)\b/giu;
const timeFrom =
  /(?:\d|\b(?:(?:first |last )?(?:published|updated|posted|modified)|aktualisiert|veröffentlicht|publié|publicado|actualizado|atualizado|pubblicato|aggiornato|yesterday|today|just now|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d))/iu;

/** The text of a block without its times: elements that are named so, and words that say when. */
function withoutTimes({ leaves, element }: Block): string {
  const isTime = (start: HtmlNode | undefined): boolean => {
    for (let node = start; node && node !== element; node = parentOf(node)) {
      if (
        isTag(node) &&
        (node.name === 'time' || wordsOf(node.attribs.class ?? '').some((word) => timeWords.has(word)))
      )
        return true;
    }
    return false;
  };
  const shown = leaves.filter(
    (leaf) => isText(leaf) && !isTime((leaf.parent ?? undefined) as HtmlNode | undefined),
  );
  const text = oneLine(shown.map((leaf) => (isText(leaf) ? leaf.data : ' ')).join('')).replace(ago, ' ');
  const line = oneLine(text.replace(/^\s{0,3}[|•·–—-]\s/u, ''));
  const end = line.search(timeFrom);
  return (end < 0 ? line : line.slice(0, end)).trim().replace(/[\s,;:|•·–—-]{1,5}$/u, '');
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
