import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleWeb } from '../../infra/bundle/web-bundle.ts';

const files = new Map(bundleWeb().map(({ path, bytes }) => [path, Buffer.from(bytes)]));
const textOf = (path: string): string => {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`The bundle has no ${path}`);
  return bytes.toString();
};
const page = textOf('desk/index.html');

/** Files that the page names, and those that its scripts import before they run. */
function firstLoad(): Set<string> {
  const needed = new Set(['desk/index.html']);
  const visit = (path: string): void => {
    if (needed.has(path)) return;
    needed.add(path);
    if (!path.endsWith('.js')) return;
    for (const [, name] of textOf(path).matchAll(/(?:from|import)"\.\/([\w.-]+)"/g)) visit(`desk/${name}`);
  };
  for (const [, name] of page.matchAll(/(?:src|href)="\/(desk\/[^"]+)"/g)) if (name) visit(name);
  return needed;
}

test('the first load of the desk is below 60 KB, compressed, and leaves the plots for later', () => {
  const needed = firstLoad();
  expect([...needed].filter((path) => path.endsWith('.js')).length).toBeGreaterThan(0);
  expect([...needed].some((path) => path.endsWith('.css'))).toBe(true);
  const sizes = [...needed].map((path) => gzipSync(files.get(path) ?? '').length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
  expect([...needed].filter((path) => path.endsWith('.js') && textOf(path).includes('uplot'))).toEqual([]);
  expect(
    [...files].filter(([path, bytes]) => path.startsWith('desk/') && bytes.includes('uplot')),
  ).not.toEqual([]);
});

test('the page has no script and no style of its own, and asks no other site for anything', () => {
  expect(page).toMatch(
    /Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';/,
  );
  expect(page.match(/<script(?![^>]*\bsrc=)/g)).toBeNull();
  expect(page).not.toMatch(/<style|\son\w+=|\sstyle=/);
  for (const path of firstLoad())
    expect([path, textOf(path).match(/\b(?:url\(|src=|href=)["']?https?:/g)]).toEqual([path, null]);
});
