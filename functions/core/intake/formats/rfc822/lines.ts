import type { AnyNode, ChildNode, Document, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { removeElement, textContent } from 'domutils';
import type { Change } from '../../../story/schema.ts';
import { splitLines } from '../../wire/characters.ts';

/** A line of a mail's body as a reader sees it. `drop` takes it out of the body. */
export interface Line {
  text: string;
  drop(): void;
}

/** A plain body as lines, and what is left of it. */
export function textLines(text: string): { lines: Line[]; rest(): string } {
  const raw = splitLines(text);
  const kept = raw.map(() => true);
  const lines = raw.map((line, index) => ({
    text: line.trimEnd(),
    drop: () => {
      kept[index] = false;
    },
  }));
  return { lines, rest: () => raw.filter((_, index) => kept[index]).join('\n') };
}

const breaks = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol tr td th table blockquote pre br hr section article header footer center address body'.split(
    ' ',
  ),
);
const silent = new Set(['head', 'script', 'style', 'title', 'template', 'noscript']);
/** Classes and ids by which mail programs mark the sender's signature. */
const signature =
  /^(?:gmail_signature|moz-signature|x?_?signature|applemailsignature|divtagdefaultwrapper_signature)/i;

/** An HTML body as lines; quotations begin with "> ", a signature is preceded by "-- ". */
export function htmlLines(document: Document, changes: Change[] = []): Line[] {
  const hidden: Element[] = [];
  const lines: Line[] = [];
  let text = '';
  let nodes: ChildNode[] = [];
  let quotes = 0;
  const flush = () => {
    const trimmed = text.replace(/\s+/g, ' ').trim();
    const taken = nodes;
    if (trimmed !== '') {
      lines.push({
        text: `${'>'.repeat(quotes)}${quotes > 0 ? ' ' : ''}${trimmed}`,
        drop: () => {
          for (const node of taken) removeElement(node);
        },
      });
    }
    text = '';
    nodes = [];
  };
  const visit = (node: AnyNode): void => {
    if (isText(node)) {
      text += node.data;
      nodes.push(node);
      return;
    }
    if (!isTag(node)) {
      if ('children' in node) for (const child of node.children) visit(child);
      return;
    }
    if (silent.has(node.name)) return;
    if (isUnseen(node)) {
      hidden.push(node);
      return;
    }
    const block = breaks.has(node.name);
    if (block) flush();
    if (node.name === 'hr') lines.push({ text: '_____', drop: () => removeElement(node) });
    if (isSignature(node)) lines.push({ text: '--', drop: () => {} });
    const quote = node.name === 'blockquote' && node.attribs.type === 'cite' ? 1 : 0;
    quotes += quote;
    for (const child of [...node.children]) visit(child);
    if (block) flush();
    quotes -= quote;
  };
  visit(document);
  flush();
  for (const element of hidden) {
    const before = textContent(element).replace(/\s+/g, ' ').trim().slice(0, 120);
    removeElement(element);
    if (before !== '')
      changes.push({ step: 'rfc822', reason: 'text that mail programs do not show removed', before });
  }
  return lines;
}

const unseenStyle =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?!\.?\d|%)|font-size\s*:\s*[01](?:px)?\s*(?:;|$)|line-height\s*:\s*0(?:px)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$))/i;
/** The teaser that mail programs show next to the subject. */
const teaser = /^(?:(?:mc)?pre-?header(?:text|-text)?|mcnpreview(?:text)?|preview-?text|hidden-?preheader)$/i;

/** Is an element not shown, by its style, or as the teaser in front of a newsletter by its name and a style? */
function isUnseen({ attribs }: Element): boolean {
  const { style = '', hidden, class: named = '', id = '' } = attribs;
  if (hidden !== undefined || unseenStyle.test(style)) return true;
  return [...named.split(/\s+/), id].some((name) => teaser.test(name));
}

function isSignature(element: Element): boolean {
  return signature.test(element.attribs.class ?? '') || signature.test(element.attribs.id ?? '');
}
