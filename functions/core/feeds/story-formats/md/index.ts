import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import type { Story } from '../../../story/schema.ts';
import type { Site } from '../../format.ts';
import { articleHtml } from '../../render/content.ts';
import { absoluteUri } from '../../render/uri.ts';
import { bodyNodes, textOf } from '../../render/xhtml.ts';
import type { StoryRenderer } from '../format.ts';
import { renderWithdrawn } from '../withdrawn.ts';
import { frontMatter } from './front-matter.ts';
import { inLink, plain, type Text } from './text.ts';

const maxDepth = 40;

/** A block of text of which no line begins as a heading or a list does. */
const atStart = (block: string): string =>
  block
    .split('\n')
    .map((line) => line.replace(/^([#+-]|=+$)/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'))
    .join('\n');

const containers = new Set(
  'div section article aside header footer main nav address figure details summary'.split(' '),
);
const blocks = new Set([
  ...containers,
  ...'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr table figcaption'.split(' '),
]);
const isBlock = (node: ChildNode): node is Element => isTag(node) && blocks.has(node.name);

/** Text between marks must not begin or end with white space (CommonMark §6.2). */
const marked = (mark: string, inner: string): string => {
  const core = inner.trim();
  return core === '' ? inner : inner.replace(core, () => `${mark}${core}${mark}`);
};

const inlineElement = (node: Element, depth: number, within: Text): string => {
  if (node.name === 'br') return '\\\n';
  if (node.name === 'img') {
    const source = absoluteUri(node.attribs.src);
    return source === undefined ? '' : `![${inLink(node.attribs.alt ?? '')}](<${source}>)`;
  }
  if (node.name === 'a') {
    const href = absoluteUri(node.attribs.href);
    const label = inline(node.children, depth + 1, href === undefined ? within : inLink);
    return href === undefined || label.trim() === '' ? label : `[${label}](<${href}>)`;
  }
  const inner = inline(node.children, depth + 1, within);
  if (node.name === 'strong' || node.name === 'b') return marked('**', inner);
  return node.name === 'em' || node.name === 'i' ? marked('*', inner) : inner;
};

const inline = (nodes: readonly ChildNode[], depth: number, within: Text = plain): string =>
  nodes
    .map((node) => {
      if (isText(node)) return within(node.data);
      if (!isTag(node)) return '';
      return depth > maxDepth ? within(textOf(node)) : inlineElement(node, depth, within);
    })
    .join('');

/** Every line but the first one set in; an empty line stays empty. */
const indent = (text: string, by: string): string => text.replace(/\n(?!\n|$)/g, `\n${by}`);
/** Every line quoted, empty ones too, or the quotation would end there. */
const quoted = (text: string): string => `> ${text}`.replaceAll('\n', '\n> ').replace(/ +$/gm, '');

const list = (node: Element, depth: number): string =>
  node.children
    .filter((child) => isTag(child))
    .map((item, index) => {
      const mark = node.name === 'ol' ? `${index + 1}. ` : '- ';
      return mark + indent(content(item.children, depth + 1).join('\n\n'), ' '.repeat(mark.length));
    })
    .join('\n');

/** A table row by row, the first one as its head (GFM §4.10). */
const table = (node: Element, depth: number): string => {
  const rows: string[][] = [];
  const read = (children: readonly ChildNode[]): void => {
    for (const child of children) {
      if (!isTag(child)) continue;
      if (child.name !== 'tr') read(child.children);
      else
        rows.push(
          child.children
            .filter((cell) => isTag(cell))
            .map((cell) =>
              inline(cell.children, depth + 1)
                .trim()
                .replaceAll('\\\n', ' '),
            ),
        );
    }
  };
  read(node.children);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return '';
  const line = (cells: string[]) =>
    `| ${Array.from({ length: width }, (_, column) => cells[column] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array.from({ length: width }, () => '---')), ...body.map(line)].join('\n');
};

const block = (node: Element, depth: number): string[] => {
  const { name, children } = node;
  if (depth > maxDepth) return [atStart(plain(textOf(node)).trim())];
  if (containers.has(name)) return content(children, depth + 1);
  const heading = /^h([1-6])$/.exec(name);
  // The story's headline is the only heading of the first level.
  if (heading)
    return [
      `${'#'.repeat(Math.max(2, Number(heading[1])))} ${inline(children, depth + 1)
        .trim()
        .replaceAll('\\\n', ' ')}`,
    ];
  if (name === 'ul' || name === 'ol') return [list(node, depth)];
  if (name === 'blockquote') return [quoted(content(children, depth + 1).join('\n\n'))];
  if (name === 'pre') return [`    ${indent(textOf(node).replace(/^\n/, ''), '    ')}`];
  if (name === 'hr') return ['---'];
  if (name === 'table') return [table(node, depth)];
  return children.some(isBlock)
    ? content(children, depth + 1)
    : [atStart(inline(children, depth + 1).trim())];
};

/** Nodes as blocks of Markdown. */
const content = (nodes: readonly ChildNode[], depth: number): string[] => {
  const out: string[] = [];
  let run: ChildNode[] = [];
  const flush = () => {
    out.push(atStart(inline(run, depth).trim()));
    run = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      flush();
      out.push(...block(node, depth));
    } else run.push(node);
  }
  flush();
  return out.filter((one) => one.trim() !== '');
};

/**
 * A story as Markdown (CommonMark, with GFM's tables): its text, under the headline. Its other fields come first, as
 * front matter.
 */
export const renderMarkdown = (story: Story, site: Site): string =>
  `${[
    frontMatter(story, site),
    `# ${plain(story.headline).trim()}`,
    ...content(bodyNodes(articleHtml(story)), 0),
  ].join('\n\n')}\n`.toWellFormed();

export const md: StoryRenderer = { render: renderMarkdown, renderTombstone: renderWithdrawn };
