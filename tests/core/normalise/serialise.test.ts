import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChildNode, Element, Text } from '../../../functions/core/normalise/body/dom.ts';
import { blocksFromHtml } from '../../../functions/core/normalise/body/html/from-html.ts';
import { sanitizeBody, serialiseBody } from '../../../functions/core/normalise/body/output/serialise.ts';
import { writeBlocks } from '../../../functions/core/normalise/body/output/write.ts';
import { ChangeLog } from '../../../functions/core/normalise/changes.ts';
import { atMost } from '../../property-runs.ts';
import { draft } from './arbitraries.ts';

const names = fc.constantFrom(
  ...`p h2 h3 ul ol li table caption thead tbody tr td th blockquote pre figure figcaption img br a em strong b i u
    s sub sup q cite code bdi bdo h1 div span script style svg math iframe xmp textarea noscript template
    plaintext object option form input body html title select`.split(/\s+/),
);
const values = fc.oneof(
  fc.constantFrom(
    ...['https://example.com/a?b=1&c=2', 'http://a.example/"onclick=', 'https://a.example/<script>', ''],
    ...['javascript:alert(1)', 'java\u0000script:x', ' javascript:x', 'data:text/html,x', '//evil.example/'],
    ...['mailto:desk@example.com', 'mailto:a@b"c', 'https://a.example/&quot;', 'https://a.example/\n', 'rtl'],
    ...['12', '-1', '1e9', 'en-GB', 'x" onload="y', '&amp;', '&lt;b&gt;', 'HTTPS://EXAMPLE.COM', 'https:x'],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const attributes = fc.dictionary(
  fc.constantFrom(
    ...'href src alt width height colspan rowspan start dir lang style onclick class id srcset cite x"y'.split(
      ' ',
    ),
  ),
  values,
  { maxKeys: 3 },
);
const texts = fc.oneof(
  fc.constantFrom(
    'a',
    ' & ',
    '<b>',
    '</p><script>',
    '&lt;',
    '"',
    '\u00a0',
    ']]>',
    '<!--',
    '-->',
    '\r\n',
    '&#0;',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const { node } = fc.letrec<{ node: ChildNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    texts.map((text): ChildNode => new Text(text)),
    fc
      .tuple(names, attributes, fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, attribs, children]): ChildNode => new Element(name, attribs, children)),
  ),
}));
const hostileBlock = fc
  .tuple(names, attributes, fc.array(node, { maxLength: 5 }))
  .map(([name, attribs, children]) => new Element(name, attribs, children));

describe('the writer of bodies', () => {
  it('gives what the sanitizer gives for any tree, or leaves the tree to it', () => {
    let written = 0;
    fc.assert(
      fc.property(fc.array(hostileBlock, { maxLength: 3 }), (blocks) => {
        const fast = writeBlocks(blocks);
        if (fast === undefined) return;
        written += 1;
        expect(fast).toBe(sanitizeBody(blocks));
      }),
      atMost(3000),
    );
    expect(written).toBeGreaterThan(atMost(3000).numRuns / 30);
  });

  it('gives what the sanitizer gives for bodies as they are read', () => {
    let written = 0;
    fc.assert(
      fc.property(draft, ({ body }) => {
        const reading = { baseUrl: 'https://example.com/', changes: new ChangeLog(), embeds: [] };
        const blocks = blocksFromHtml(body.value, reading);
        for (const block of blocks) if (block.name === 'h1') block.name = 'h2';
        if (writeBlocks(blocks) !== undefined) written += 1;
        expect(serialiseBody(blocks)).toBe(sanitizeBody(blocks));
      }),
      atMost(400),
    );
    expect(written).toBeGreaterThan(0.75 * atMost(400).numRuns);
  });

  it('leaves what is not on its list to the sanitizer', () => {
    const script = new Element('script', {}, [new Text('alert(1)')]);
    const link = new Element('a', { href: 'javascript:alert(1)' }, [new Text('x')]);
    const handler = new Element('p', { onclick: 'x()' }, [new Text('y')]);
    expect(writeBlocks([script])).toBeUndefined();
    expect(serialiseBody([new Element('p', {}, [script, link]), handler])).toBe('<p><a>x</a></p>\n<p>y</p>');
  });
});
