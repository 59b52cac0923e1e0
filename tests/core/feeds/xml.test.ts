import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { absoluteUri } from '../../../functions/core/feeds/render/uri.ts';
import {
  attr,
  cdata,
  element,
  htmlElement,
  profileElement,
  wellFormed,
} from '../../../functions/core/feeds/render/xml.ts';
import { atMost } from '../../property-runs.ts';

/** Text and attribute values of a document, by a strict parser. */
const parse = (xml: string): { text: string; values: string[] } => {
  const read = { text: '', values: [] as string[] };
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => read.values.push(...Object.values(tag.attributes)));
  const add = (text: string): void => {
    read.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(xml).close();
  return read;
};

/** What survives of a text: XML has no place for the rest. */
const carried = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\uFFFD', '?')
    .replace(/[\v\f\x85]/g, '\n')
    .replace(/[\0-\x08\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Noncharacter_Code_Point}/gu, '')
    .replace(/\r\n?/g, '\n');

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)))
    .map((units) => units.join('')),
  fc
    .array(fc.constantFrom(']', '>', '\u0001', '<', '&', '"', "'", '\uD800', '\uDC00', '\n', '\t', ' ', 'a'))
    .map((parts) => parts.join('')),
);

describe('the XML writer', () => {
  it.each([
    ['NUL', '\0'],
    ['ESC', '\u001B'],
    ['C1', '\u0092'],
    ['U+FFFE', '\uFFFE'],
    ['U+FFFF', '\uFFFF'],
    ['a noncharacter', '\uFDD0'],
  ])('leaves out %s', (_name, character) => {
    expect(wellFormed(element('t', `a${character}b`))).toBe('<t>ab</t>');
  });

  it('keeps line ends, tabs and characters beyond the first plane', () => {
    expect(parse(wellFormed(element('t', 'a\n\tb\u0085c 𝒳 🗞 é'))).text).toBe('a\n\tb\nc 𝒳 🗞 é');
  });

  it('shows that a character was lost', () => {
    expect(wellFormed(element('t', 'caf\uFFFD \uD83D!'))).toBe('<t>caf? ?!</t>');
  });

  it('lets no text end a section, not even one that was torn apart', () => {
    expect(wellFormed(element('t', ']]> ]]\u0001> ]\u0000]>'))).toBe('<t>]]&gt; ]]&gt; ]]&gt;</t>');
  });

  it('ends no section in the middle of a text, not even where a character goes', () => {
    const text = '<p>a]]>b]]\u0001>c]]]>d]]</p>]]>]';
    expect(parse(`<t>${cdata(text)}</t>`).text).toBe(carried(text));
    expect(cdata('<p>A &amp; B</p>')).toBe('<![CDATA[<p>A &amp; B</p>]]>');
  });

  it('writes references with names, and hexadecimal ones where the profile of RSS wants them', () => {
    expect(element('title', 'A & B < C')).toBe('<title>A &amp; B &lt; C</title>');
    expect(profileElement('title', 'A & B < C')).toBe('<title>A &#x26; B &#x3C; C</title>');
    // What decodes twice would show another character.
    expect(element('title', 'How &amp; is written')).toBe('<title>How &#x26;amp; is written</title>');
    expect(htmlElement('content', '<p>A &amp; B</p>')).toBe('<content>&lt;p>A &amp;amp; B&lt;/p></content>');
    expect(attr('label', 'a "b" & <c>')).toBe(' label="a &quot;b&quot; &amp; &lt;c>"');
  });

  it('writes nothing for what is not there', () => {
    expect(element('t', undefined) + element('t', '') + attr('a', undefined) + attr('a', '')).toBe('');
    expect(attr('a', 0)).toBe(' a="0"');
  });

  it('gives well-formed XML back that says the same, for any text', () => {
    fc.assert(
      fc.property(anything, anything, (text, value) => {
        const before = `<t${attr('a', `v${value}`)}>${element('x', text)}${htmlElement('y', text)}`;
        const xml = `${wellFormed(before)}${cdata(text)}</t>`;
        expect(XMLValidator.validate(xml)).toBe(true);
        const read = parse(xml);
        expect(read.text).toBe(carried(text).repeat(3));
        expect(read.values).toEqual([carried(`v${value}`).replace(/[\n\t]/g, ' ')]);
      }),
      atMost(500),
    );
  });
});

describe('absoluteUri', () => {
  it.each([
    ['https://a.example/x?y=1&z=2#f', 'https://a.example/x?y=1&z=2#f'],
    ['https://a.example/a b|c{d}^`"<>[e]', 'https://a.example/a%20b%7Cc%7Bd%7D%5E%60%22%3C%3E%5Be%5D'],
    ['https://bücher.example/é', 'https://xn--bcher-kva.example/%C3%A9'],
    [' https://a.example/ ', 'https://a.example/'],
    ['mailto:desk@a.example', 'mailto:desk@a.example'],
  ])('%s', (href, expected) => {
    expect(absoluteUri(href)).toBe(expected);
  });

  it.each([
    '',
    '/a',
    '//a.example/',
    'a.jpg',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://',
    'http://[x',
  ])('refuses %j', (href) => {
    expect(absoluteUri(href)).toBeUndefined();
  });

  it('gives ASCII or nothing for anything', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withQueryParameters: true }),
          anything,
          anything.map((text) => `https://a.example/${text}`),
        ),
        (href) => {
          expect(absoluteUri(href) ?? 'https://a').toMatch(/^(https?|mailto|tel):[!-~]*$/);
        },
      ),
    );
  });
});
