import type { ComponentChildren, VNode } from 'preact';
import { h } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../texts/index.ts';
import { findText } from './marked-text.tsx';

/** Elements of a story's text and how they are shown here; others show what is in them. */
const shown = new Set(
  'p h2 h3 h4 h5 h6 ul ol li blockquote strong em b i u s sub sup br hr pre code table thead tbody tfoot tr th td caption figure figcaption dl dt dd q cite small mark abbr bdi bdo time ins del'.split(
    ' ',
  ),
);
/** Their content is no text. */
const dropped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
]);
const deepest = 60;

export interface StoryBodyProps {
  html: string;
  /** BCP 47. */
  language?: string;
  direction?: string;
  /** A text in it that is marked. */
  mark?: string;
}

/**
 * A story's text from its HTML, made again from a fixed list of elements: whatever the HTML says, nothing runs and nothing
 * is fetched. Pictures are named instead of shown, since their hosts would learn who reads.
 */
export function StoryBody({ html, language, direction, mark }: StoryBodyProps) {
  const content = useMemo(
    () => nodesOf(new DOMParser().parseFromString(html, 'text/html').body, { depth: 0, mark }),
    [html, mark],
  );
  return (
    <div
      class="story-body"
      dir={direction === 'rtl' || direction === 'ltr' ? direction : 'auto'}
      {...(language && { lang: language })}
    >
      {content}
    </div>
  );
}

interface Walk {
  depth: number;
  mark: string | undefined;
}

function nodesOf(parent: Node, walk: Walk): ComponentChildren[] {
  const inner = { ...walk, depth: walk.depth + 1 };
  return walk.depth > deepest
    ? [parent.textContent]
    : Array.from(parent.childNodes, (node) => nodeOf(node, inner));
}

function nodeOf(node: Node, walk: Walk): ComponentChildren {
  if (node.nodeType === Node.TEXT_NODE) return markedIn(node.textContent ?? '', walk.mark);
  if (!(node instanceof Element)) return null;
  const name = node.localName;
  if (dropped.has(name)) return null;
  if (name === 'img') return <span class="picture">{t.story.picture(node.getAttribute('alt') ?? '')}</span>;
  if (name === 'video' || name === 'audio') return <span class="picture">{t.story.media}</span>;
  const children = isSplit(node, walk.mark) ? [<mark>{nodesOf(node, walk)}</mark>] : nodesOf(node, walk);
  if (name === 'a') return link(node.getAttribute('href') ?? '', children);
  // The headline of the page is its only first heading.
  if (name === 'h1') return h('h2', textProps(node), children);
  return shown.has(name) ? h(name, textProps(node), children) : children;
}

function markedIn(text: string, mark: string | undefined): ComponentChildren {
  const found = mark === undefined ? undefined : findText(text, mark);
  if (!found) return text;
  return [
    text.slice(0, found.start),
    <mark>{text.slice(found.start, found.end)}</mark>,
    text.slice(found.end),
  ];
}

/** Whether the marked text is in this paragraph and goes over its inner elements: then all of it is marked. */
const isSplit = (element: Element, mark: string | undefined): boolean =>
  mark !== undefined &&
  /^(?:p|li|h[1-6]|td|th|figcaption|pre)$/.test(element.localName) &&
  findText(element.textContent, mark) !== undefined &&
  !Array.from(element.querySelectorAll('*'), (inner) => inner.textContent)
    .concat(
      Array.from(element.childNodes, (child) =>
        child.nodeType === Node.TEXT_NODE ? (child.textContent ?? '') : '',
      ),
    )
    .some((text) => findText(text, mark) !== undefined);

function link(address: string, children: ComponentChildren[]): VNode {
  return /^(?:https?:|mailto:)/i.test(address) ? (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );
}

const textProps = (element: Element): Record<string, string> => {
  const props: Record<string, string> = {};
  for (const name of ['lang', 'dir', 'colspan', 'rowspan']) {
    const value = element.getAttribute(name);
    if (value !== null) props[name] = value;
  }
  return props;
};
