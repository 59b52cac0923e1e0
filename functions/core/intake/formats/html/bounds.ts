import { Parser } from 'htmlparser2';
import type { Problem } from '../../../story/draft.ts';
import { byteAt } from '../../byte-at.ts';
import type { Sniff } from '../../format.ts';

/** Browsers flatten what is nested deeper. */
export const mostDepth = 512;
/** Elements in one document; the longest web pages have some ten thousand. */
export const mostElements = 200_000;
/** Small enough that the parser's own cost, quadratic in depth, cannot matter within one chunk. */
export const chunk = 16 * 1024;

/** Where HTML exceeds a bound, as an index into the text, and why. */
export interface HtmlFault {
  at: number;
  detail: string;
}

/**
 * Finds where HTML nests too deeply or holds too many elements. Parsers take time quadratic in depth
 * and walks over the tree take stack, so this is checked first. Stops at the first fault; a fraction of
 * the cost of building a tree.
 */
export function htmlFault(html: string): HtmlFault | undefined {
  // The shortest start tag has three characters.
  if (html.length < mostDepth * 3 || !holdsMoreTags(html, mostDepth)) return undefined;
  let depth = 0;
  let elements = 0;
  let fault: HtmlFault | undefined;
  const parser: Parser = new Parser(
    {
      onopentagname() {
        depth++;
        elements++;
        if (depth <= mostDepth && elements <= mostElements) return;
        fault ??= faultAt(parser.startIndex, depth);
      },
      onclosetag() {
        depth--;
      },
    },
    { decodeEntities: false },
  );
  for (let at = 0; at < html.length && fault === undefined; at += chunk) {
    parser.write(html.slice(at, at + chunk));
  }
  return fault;
}

/** With fewer tags nothing can nest as deeply. */
function holdsMoreTags(html: string, most: number): boolean {
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1) | 32;
    if (next >= 97 && next <= 122 && ++tags > most) return true;
  }
  return false;
}

/** The fault of a document that reached this depth and with it one of the bounds. */
export const faultAt = (at: number, depth: number): HtmlFault => ({
  at,
  detail:
    depth > mostDepth
      ? `the HTML is nested more than ${mostDepth} elements deep`
      : `the HTML holds more than ${mostElements} elements`,
});

/** The same for an upload that is HTML, as a problem with its byte offset. */
export function htmlProblem(sniff: Sniff): Problem | undefined {
  const fault = htmlFault(sniff.text);
  return fault && { pointer: byteAt(sniff, fault.at), detail: fault.detail };
}
