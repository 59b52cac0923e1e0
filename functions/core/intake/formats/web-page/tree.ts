import { type Document, DomHandler, type Element } from 'domhandler';
import { Parser } from 'htmlparser2';
import { embeds, images, names, ownLine } from '../../../markup/html-names.ts';
import { type HtmlNode, textBelow } from '../../../markup/html-tree.ts';
import { oneLine } from '../../../markup/white-space.ts';
import { chunk, faultAt, type HtmlFault, mostDepth, mostElements } from '../html/bounds.ts';

/** Deeper nesting than this is flattened: no page needs it, and every walk over the tree recurses. */
const maxDepth = 200;

/** Elements whose content is never running text. */
const silent = names(`style svg template applet canvas math map noscript noframes
  textarea select datalist button`);

/** Show something from elsewhere; words inside are for browsers that cannot. */
const frames = embeds;

/** A page: its tree without scripts, styles, comments and other silent elements, and its JSON-LD as text. */
export interface PageTree {
  document: Document;
  jsonLd: string[];
  /** Elements that say something about the page (`html`, `body`, `title`, `meta`, `link`, `base`, `time`), as they close. */
  about: Element[];
  /** Where the page grew out of bounds; the tree ends there. */
  fault?: HtmlFault;
}

/** Marks pictures that stood in `noscript`. */
export const inNoscript = 'data-in-noscript';

const aboutNames = names('html body title meta link base time');

/**
 * Reads HTML text into a tree. What is silent never becomes a node, which halves the work of all later
 * walks. Never throws; unclosed and misnested tags are closed as they come.
 */
export function parsePage(html: string): PageTree {
  const about: Element[] = [];
  const dom = new DomHandler(null, null, (element) => {
    if (aboutNames.has(element.name)) about.push(element);
  });
  const jsonLd: string[] = [];
  const open: boolean[] = [];
  let depth = 0;
  let nesting = 0;
  let count = 0;
  let fault: HtmlFault | undefined;
  let skipped = '';
  let skipping = 0;
  let afterBlock = true;
  let inFrame = 0;
  let script: 'none' | 'ignored' | 'json-ld' = 'none';

  const parser: Parser = new Parser({
    onopentagname() {
      count++;
      if (++nesting > mostDepth || count > mostElements) fault ??= faultAt(parser.startIndex, nesting);
    },
    onopentag(name, attributes) {
      if (skipping > 0) {
        if (name === skipped) skipping++;
        if (skipped === 'noscript' && images.has(name) && depth < maxDepth) {
          // Lazy loaders keep the picture here for those who run no scripts.
          dom.onopentag(name, { ...attributes, [inNoscript]: '' });
          dom.onclosetag();
        }
      } else if (name === 'script') {
        script = /^\s*application\/ld\+json/i.test(attributes.type ?? '') ? 'json-ld' : 'ignored';
        if (script === 'json-ld') jsonLd.push('');
      } else if (silent.has(name)) {
        skipped = name;
        skipping = 1;
      } else {
        const kept = depth < maxDepth;
        open.push(kept);
        if (!kept) return;
        depth++;
        if (ownLine.has(name)) afterBlock = true;
        dom.onopentag(name, attributes);
        if (frames.has(name)) inFrame++;
      }
    },
    ontext(data) {
      if (skipping > 0 || inFrame > 0) return;
      if (script === 'none') {
        // White space between boxes is a third of all nodes and is never seen.
        if (afterBlock && data.trim() === '') return;
        afterBlock = false;
        dom.ontext(data);
      } else if (script === 'json-ld') jsonLd[jsonLd.length - 1] += data;
    },
    onclosetag(name) {
      nesting--;
      if (skipping > 0) {
        if (name === skipped) skipping--;
      } else if (name === 'script') {
        script = 'none';
      } else if (open.pop() === true) {
        if (frames.has(name)) inFrame--;
        depth--;
        if (ownLine.has(name)) afterBlock = true;
        dom.onclosetag();
      }
    },
  });
  dom.onparserinit(parser);
  for (let at = 0; at < html.length && fault === undefined; at += chunk)
    parser.write(html.slice(at, at + chunk));
  parser.end();
  return { document: dom.root, jsonLd, about, ...(fault && { fault }) };
}

/** Text of a node on one line. */
export const textOf = (node: HtmlNode): string => oneLine(textBelow(node, ' '));
