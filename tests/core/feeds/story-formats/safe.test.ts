import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { Story } from '../../../../functions/core/story/schema.ts';
import { atMost } from '../../../property-runs.ts';
import { storyFormats } from '../loaded.ts';
import { plainStory, site } from '../stories.ts';
import { parseTree, walk } from '../w3c/tree.ts';

/* Every rendition as the usual library shows it: nothing in it may run, whatever an agency wrote as text. */

const attacks = [
  'See https://a.example/<img src=x onerror=alert(1)> for more',
  'See https://a.example/\\<img src=x onerror=alert(1)> for more',
  '<https://a.example/?"><script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '[press](javascript:alert(1)) and ![x](javascript:alert(1))',
  '[press]: javascript:alert(1)\n\n[press]',
  'www.a.example/<iframe src=x> and desk@a.example/<b onclick=alert(1)>',
  '`` ` <img src=x onerror=alert(1)> ` ``',
  '&lt;img src=x onerror=alert(1)&gt;',
  '| a | <img src=x onerror=alert(1)> |\n| --- | --- |',
  '---\n<script>alert(1)</script>\n---',
  '~~~\n<script>\n~~~',
];
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** An attack in every field that people read. */
const attacked = (text: string): Story =>
  plainStory(1, {
    headline: text,
    subheadline: text,
    byline: text,
    agencyName: text,
    summary: text,
    body:
      `<p>${escaped(text)}</p>\n<h2>${escaped(text)}</h2>\n<ul><li>${escaped(text)}</li></ul>\n` +
      `<blockquote><p>${escaped(text)}</p></blockquote>\n<table><tbody><tr><td>${escaped(text)}</td></tr></tbody></table>\n` +
      `<pre>${escaped(text)}</pre>\n<p>a<br>${escaped(text)}</p>\n` +
      `<p><a href="https://a.example/?q=1">${escaped(text)}</a> <b>${escaped(text)}</b></p>`,
    text,
    keywords: [text],
    section: text,
    creditLine: text,
    usageTerms: text,
    correctionNote: text,
    copyrightNotice: text,
    located: [text],
    dateline: { text },
    associations: [
      {
        type: 'picture',
        alt: text,
        caption: text,
        creditLine: text,
        renditions: [{ href: 'https://a.example/p.jpg' }],
      },
    ],
  });

/** The documents in which a browser would show the rendition. */
function shown(id: string, text: string): string[] {
  if (id === 'html') return [text];
  if (id === 'md') return [marked.parse(text, { async: false })];
  if (id === 'json') return [JSON.parse(text).body];
  if (id === 'ninjs')
    return JSON.parse(text)
      .bodies.map((body: { value: string }) => escaped(body.value))
      .slice(1);
  if (id === 'newsmlg2') return [/<html[\s\S]*<\/html>/.exec(text)?.[0] ?? ''];
  return [];
}

function expectHarmless(html: string): void {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  for (const element of document.querySelectorAll('*')) {
    expect(['IFRAME', 'SVG', 'OBJECT', 'EMBED', 'FORM', 'INPUT']).not.toContain(
      element.tagName.toUpperCase(),
    );
    if (element.tagName === 'SCRIPT') expect(element.getAttribute('type')).toBe('application/ld+json');
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on/i);
      if (['href', 'src'].includes(name)) expect(value).toMatch(/^(?:https?:|mailto:|#)/i);
    }
    if (element.tagName === 'IMG') expect(element.getAttribute('src')).toBe('https://a.example/p.jpg');
  }
}

describe.each([...storyFormats])('$title', ({ id, mediaType, render }) => {
  it.each(attacks)('runs nothing of %j', (text) => {
    const document = render(attacked(text), site);
    for (const html of shown(id, document)) expectHarmless(html);
    if (!mediaType.includes('xml')) return;
    for (const { local } of walk(parseTree(document)))
      expect(['script', 'svg', 'iframe']).not.toContain(local);
  });
});

describe('Markdown', () => {
  const md = storyFormats.find(({ id }) => id === 'md');
  const html = (body: string) => {
    const [, , ...blocks] = (md?.render(plainStory(1, { body, text: 'x' }), site) ?? '').split('\n\n');
    return parseHTML(`<html><body>${marked.parse(blocks.join('\n\n'), { async: false })}</body></html>`)
      .document;
  };

  it.each([
    'https://a.example/some_long_name/x_y?a_b=c_d',
    'https://a.example/*x*/~y/[z]'.replace('[z]', 'z'),
    'http://a.example/?a=1&b=2&copy=3',
  ])('has the address %s as it is', (href) => {
    const document = html(
      `<p>See ${href.replaceAll('&', '&amp;')}, please.</p><p><a href="${escaped(href)}">${escaped(href)}</a></p>`,
    );
    const links = [...document.querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([href, href]);
    expect(links.map((link) => link.textContent)).toEqual([href, href]);
    expect(document.querySelector('p')?.textContent).toBe(`See ${href}, please.`);
  });

  it('shows any text as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab_*<>&[]()`!~|\\#-+=.:/@" \'1'), maxLength: 60 }),
        (text) => {
          const line = text.replace(/\s+/g, ' ').trim();
          fc.pre(line !== '');
          expect(
            html(`<p>x${escaped(line)}</p>`)
              .querySelector('p')
              ?.textContent?.trim(),
          ).toBe(`x${line}`);
        },
      ),
      atMost(300),
    );
  });
});
