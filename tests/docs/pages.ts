import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A Markdown file of the repository; `path` is relative to its root. */
export interface Page {
  path: string;
  text: string;
}

/** A fenced block: `language` and the words after it, and its lines. */
export interface Fence {
  language: string;
  words: string[];
  content: string;
}

export const pageAt = (path: string): Page => ({ path, text: readFileSync(join(root, path), 'utf8') });

/** README.md and everything below docs/. */
export function allPages(): Page[] {
  const found = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => pageAt(join('docs', name)));
  return [pageAt('README.md'), ...found].sort((one, other) => (one.path < other.path ? -1 : 1));
}

export function fencesOf({ text }: Page): Fence[] {
  return [...text.matchAll(/^```(\w*)[ \t]*([^\n]*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', words = '', content = '']) => ({
      language,
      words: words.split(' ').filter((word) => word !== ''),
      content,
    }),
  );
}

/** Rows of all tables below a heading and above the next one of any rank, without head and rule; cells trimmed. */
export function rowsBelow({ path, text }: Page, heading: string): string[][] {
  const lines = withoutFences(text).split('\n');
  const at = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (at === -1) throw new Error(`${path} has no heading "${heading}"`);
  const end = lines.findIndex((line, index) => index > at && /^#+ /.test(line));
  return lines
    .slice(at, end === -1 ? lines.length : end)
    .filter((line) => line.startsWith('|'))
    .map((line) => line.replace(/^\|\s*|\s*\|$/g, '').split(/\s*(?<!\\)\|\s*/))
    .filter((_, index, rows) => !isRule(rows[index]) && !isRule(rows[index + 1]));
}

const isRule = (row: string[] | undefined): boolean => row?.every((cell) => /^:?-+:?$/.test(cell)) ?? false;

export const withoutFences = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');

/** Targets of inline links, as written. */
export const linksOf = ({ text }: Page): string[] =>
  [
    ...withoutFences(text)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^()\s]+)\)/g),
  ].map(([, target = '']) => target);

/** The anchors that GitHub makes of a page's headings. */
export function anchorsOf({ text }: Page): Set<string> {
  const headings = withoutFences(text).match(/^#{1,6} .+$/gm) ?? [];
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

export const fromRoot = (path: string): string => relative(root, path);
