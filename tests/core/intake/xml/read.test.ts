import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../functions/core/intake/charset/decode.ts';
import {
  attribute,
  child,
  elements,
  text,
  type XmlElement,
} from '../../../../functions/core/intake/xml/element.ts';
import { readXml, type XmlDocument, xmlLimits } from '../../../../functions/core/intake/xml/read.ts';
import { atMost } from '../../../property-runs.ts';
import { receivedAt } from '../parsing.ts';

const parse = (xml: string | Uint8Array): XmlDocument =>
  readXml(decode({ bytes: typeof xml === 'string' ? new TextEncoder().encode(xml) : xml, receivedAt }));

function root(xml: string): XmlElement {
  const document = parse(xml);
  if ('problems' in document) throw new Error(JSON.stringify(document.problems));
  return document.root;
}

function problem(xml: string | Uint8Array): { pointer: string; detail: string } {
  const document = parse(xml);
  if (!('problems' in document)) throw new Error('was read');
  return document.problems[0] ?? { pointer: '', detail: '' };
}

describe('a well-formed document', () => {
  it('keeps mixed content in order', () => {
    const p = root('<p>one <b>two</b> three</p>');
    expect(p.children.map((node) => (typeof node === 'string' ? node : node.name))).toEqual([
      'one ',
      'b',
      ' three',
    ]);
  });

  it('resolves namespaces, nested and undone', () => {
    const outer = root('<a:x xmlns:a="urn:1" xmlns="urn:d"><y/><a:z xmlns:a="urn:2"/><a:w/></a:x>');
    expect([outer, ...elements(outer)].map((element) => `${element.namespace} ${element.name}`)).toEqual([
      'urn:1 x',
      'urn:d y',
      'urn:2 z',
      'urn:1 w',
    ]);
  });

  it('reads predefined and HTML entities, and character references', () => {
    expect(text(root('<p>&amp;&lt; &eacute;&euro;&mdash; &#233;&#x20AC;</p>'))).toBe('&< é€— é€');
  });

  it('takes an unbound prefix', () => {
    expect(child(root('<a><x:b>c</x:b></a>'), 'b')?.prefix).toBe('x');
  });

  it('takes characters out that XML forbids, and says so', () => {
    const document = parse('<p a="q\u0001">co\u0003de &#x1F; end</p>\u001a');
    expect('root' in document && text(document.root)).toBe('code end');
    expect('root' in document && attribute(document.root, 'a')).toBe('q');
    expect('root' in document && document.changes[0]?.step).toBe('xml');
  });

  it('mends UTF-8 that was written as single character references', () => {
    expect(text(root('<p>more than &#xC2;&#xA3;4 million, caf&#195;&#169;</p>'))).toBe(
      'more than £4 million, café',
    );
  });

  it('takes white space before the XML declaration', () => {
    expect(root('\n\n <?xml version="1.0"?>\n<p/>').name).toBe('p');
  });
});

describe('what is not well-formed is refused with its place', () => {
  it.each([
    ['truncated', '<a><b>text', 'unclosed tag'],
    ['mismatched', '<a><b></a></b>', 'unexpected close tag'],
    ['bare ampersand', '<a>Q & A</a>', 'starts no entity'],
    ['unknown entity', '<a>&nosuch;</a>', 'undefined entity'],
    ['two roots', '<a/><b/>', 'only one root'],
    ['duplicate attribute', '<a b="1" b="2"/>', 'duplicate attribute'],
    ['unquoted attribute', '<a b=1/>', 'unquoted attribute'],
    ['text behind the root', '<a/>text', 'text data outside'],
  ])('%s', (_, xml, words) => {
    const { pointer, detail } = problem(xml);
    expect(pointer).toMatch(/^byte=\d+$/);
    expect(detail).toContain(words);
  });

  it('points to a bare ampersand, not to where it was noticed', () => {
    expect(problem('<a><!-- & --><![CDATA[&]]>&amp;&#38; AT&T</a>').pointer).toBe('byte=39');
    expect(problem('<a b="x&y" c="z;"/>').pointer).toBe('byte=7');
  });

  it('counts bytes, not characters', () => {
    expect(problem('<a>ééé&nosuch;</a>').pointer).toBe('byte=17');
  });

  it('names every unknown entity, up to a bound', () => {
    const document = parse(`<a>${'&one; '.repeat(3)}</a>`);
    expect('problems' in document && document.problems.length).toBe(3);
    const many = parse(`<a>${'&one; '.repeat(500)}</a>`);
    expect('problems' in many && many.problems.length).toBe(20);
  });

  it('says where', () => {
    expect(problem('<nitf><body><p>Q & A</p></body></nitf>').detail).toContain('In /nitf/body/p');
  });
});

describe('hostile documents', () => {
  it('does not expand entities of a document type', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY l0 "lol">${Array.from({ length: 30 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};">`).join('')}]><a>&l30;</a>`;
    expect(problem(bomb).detail).toContain('undefined entity');
  });

  it('reads no external entity', () => {
    expect(problem('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>').detail).toContain(
      'undefined entity',
    );
  });

  it('refuses 100,000 nested elements', () => {
    expect(problem('<a>'.repeat(100_000)).detail).toContain(`deeper than ${xmlLimits.depth}`);
  });

  it('reads elements nested up to the bound', () => {
    expect(root('<a>'.repeat(xmlLimits.depth) + '</a>'.repeat(xmlLimits.depth)).name).toBe('a');
  });

  it('refuses a huge attribute and very many attributes', () => {
    expect(problem(`<a b="${'x'.repeat(xmlLimits.attributeLength + 1)}"/>`).detail).toContain('longer than');
    expect(problem(`<a ${Array.from({ length: 300 }, (_, n) => `b${n}="1"`).join(' ')}/>`).detail).toContain(
      'attributes',
    );
  });

  it('does not read inherited names', () => {
    expect(problem('<a>&constructor;&__proto__;</a>').detail).toContain('undefined entity');
    const element = root('<a __proto__="x" constructor="y" xmlns:__proto__="urn:z"><__proto__:b/></a>');
    expect(attribute(element, 'constructor')).toBe('y');
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b c="d">',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '?>',
      '&',
      '&lt;',
      '&#0;',
      '<!DOCTYPE',
      '[',
      '>',
      '"',
      'x',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const document = parse(pieces.join(''));
        expect('root' in document || document.problems.length > 0).toBe(true);
      }),
      atMost(400),
    );
  });
});
