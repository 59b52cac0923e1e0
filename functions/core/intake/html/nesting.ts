import { Parser } from 'htmlparser2';
import type { Problem } from '../../story/draft.ts';
import type { Sniff } from '../format.ts';
import { byteAt } from '../offset.ts';

/** Browsers flatten what is nested deeper. */
export const mostDepth = 512;
export const tooDeep = `the HTML is nested more than ${mostDepth} elements deep`;
/** Small enough that the parser's own cost, quadratic in depth, cannot matter within one chunk. */
const chunk = 16 * 1024;

/**
 * Where HTML begins to nest deeper than `mostDepth` elements, as an index into the text, or undefined. Parsers take
 * time quadratic in depth and walks over the tree take stack, so this is asked before either. Stops at the place
 * it finds; a tenth of the cost of building a tree.
 */
export function nestingFault(html: string): number | undefined {
  // The shortest start tag has three characters.
  if (html.length < mostDepth * 3) return undefined;
  let depth = 0;
  let fault: number | undefined;
  const parser: Parser = new Parser(
    {
      onopentagname() {
        depth++;
        if (depth > mostDepth) fault ??= parser.startIndex;
      },
      onclosetag() {
        depth--;
      },
    },
    { decodeEntities: false },
  );
  for (let at = 0; at < html.length && fault === undefined; at += chunk)
    parser.write(html.slice(at, at + chunk));
  return fault;
}

/** The same for an upload that is HTML, as a problem with its byte offset. */
export function nestingProblem(sniff: Sniff): Problem | undefined {
  const at = nestingFault(sniff.text);
  return at === undefined ? undefined : { pointer: byteAt(sniff, at), detail: tooDeep };
}
