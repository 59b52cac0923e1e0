import { type Element, isTag, isText, type ParentNode } from 'domhandler';
import { escapeAttribute, escapeText } from '../../../markup/escape.ts';
import { type Aside, asideOf, plainText } from './notes.ts';
import { type ClassRules, declarationsOf, type Emphasis, emphasisOf, isHiddenText } from './styles.ts';

export interface InlineContext {
  rules: ClassRules;
  /** Called for everything that is left out, with its text. */
  leave: (aside: Aside, text: string) => void;
}

const named: Readonly<Record<string, Emphasis>> = {
  b: { strong: true },
  strong: { strong: true },
  i: { em: true },
  em: { em: true },
  sup: { sup: true },
  sub: { sub: true },
  s: { struck: true },
  strike: { struck: true },
};
const tags = [
  ['strong', 'strong'],
  ['em', 'em'],
  ['sup', 'sup'],
  ['sub', 'sub'],
  ['struck', 's'],
] as const;

/** Inline content as plain HTML: emphasis, links, pictures and line breaks; all other markup is unwrapped. */
export function writeInline(node: ParentNode, context: InlineContext, inherited: Emphasis = {}): string {
  return tidy(inlineOf(node, context, inherited));
}

function inlineOf(node: ParentNode, context: InlineContext, emphasis: Emphasis): string {
  let out = '';
  for (const child of node.children) {
    if (isText(child)) out += wrap(child.data.replace(/[ \t\r\n\f]+/g, ' '), emphasis);
    else if (isTag(child)) out += elementOf(child, context, emphasis);
  }
  return out;
}

function elementOf(element: Element, context: InlineContext, outer: Emphasis): string {
  if (element.name === 'br') return '<br>';
  const declarations = declarationsOf(element, context.rules);
  if (isHiddenText(declarations) || /mso-list:\s*ignore/i.test(declarations)) return '';
  const aside = asideOf(element);
  if (aside !== undefined) {
    context.leave(aside, plainText(element));
    return '';
  }
  if (element.name === 'img') return picture(element);
  const emphasis = { ...outer, ...named[element.name], ...emphasisOf(declarations) };
  const href = element.name === 'a' ? address(element.attribs.href) : undefined;
  const inner = inlineOf(element, context, emphasis);
  return href !== undefined && inner.trim() !== ''
    ? `<a href="${escapeAttribute(href)}">${inner}</a>`
    : inner;
}

function wrap(text: string, emphasis: Emphasis): string {
  const escaped = escapeText(text);
  if (/^[\s\u00a0]*$/.test(text)) return escaped;
  let out = escaped;
  for (const [key, tag] of tags) if (emphasis[key] === true) out = `<${tag}>${out}</${tag}>`;
  return out;
}

function picture({ attribs }: Element): string {
  const { src, alt } = attribs;
  if (!src || /^(?:file|data|cid):/i.test(src)) return '';
  return `<img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt ?? '')}">`;
}

/** Links within the document are useless in a story. Google Docs sends links through its own address. */
function address(href: string | undefined): string | undefined {
  if (!href || href.startsWith('#')) return undefined;
  const url = URL.parse(href);
  if (url && /^(?:www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url') {
    return url.searchParams.get('q') ?? href;
  }
  return href;
}

/** Word cuts a bold phrase into pieces. Neighbours of one kind are joined, breaks at the ends removed. */
function tidy(html: string): string {
  let out = html;
  for (const tag of ['sub', 'sup', 's', 'em', 'strong']) {
    out = out.replaceAll(new RegExp(`</${tag}>(\\s*)<${tag}>`, 'g'), '$1');
  }
  let start = 0;
  let end = out.length;
  const skip = /\s/;
  for (;;) {
    if (skip.test(out[start] ?? '')) start++;
    else if (out.startsWith('<br>', start)) start += 4;
    else break;
  }
  for (;;) {
    if (end > start && skip.test(out[end - 1] ?? '')) end--;
    else if (end - 4 >= start && out.startsWith('<br>', end - 4)) end -= 4;
    else break;
  }
  return out.slice(start, end).replace(/ {2,}/g, ' ');
}
