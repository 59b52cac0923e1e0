import { describe, expect, it } from 'vitest';
import { odt } from '../../../../../functions/core/intake/formats/odt/index.ts';
import { odtOf } from '../../office-files.ts';
import { draftOf, parseWith } from '../../parsing.ts';

const prose = '<text:p>The new bridge over the river opened on Monday, the city said.</text:p>';

describe('an OpenDocument text', () => {
  it('keeps headings, emphasis, lists, tables, links and spaces', () => {
    const { headline, body } = draftOf(
      odt,
      odtOf(
        `<text:p text:style-name="P1">Bridge opens</text:p>${prose}<text:h text:outline-level="1">Fares</text:h><text:p>A <text:span text:style-name="T1">bold</text:span><text:s/>word<text:line-break/>and &lt;b&gt;.</text:p><text:list><text:list-item><text:p>Adults</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell></table:table-row></table:table><text:p><text:a xlink:href="https://harbour.example/plan">Plan</text:a></text:p>`,
      ),
    );
    expect(headline).toBe('Bridge opens');
    expect(body.value).toContain('<h2>Fares</h2>');
    expect(body.value).toContain('<p>A <strong>bold</strong> word<br>and &lt;b&gt;.</p>');
    expect(body.value).toContain('<ul><li><p>Adults</p></li></ul>');
    expect(body.value).toContain('<td><p>Day</p></td>');
    expect(body.value).toContain('<a href="https://harbour.example/plan">Plan</a>');
  });

  it('reports notes, comments and pictures, and leaves out what was deleted', () => {
    const { body, changes } = draftOf(
      odt,
      odtOf(
        `<text:tracked-changes><text:changed-region><text:deletion><text:p>Old</text:p></text:deletion></text:changed-region></text:tracked-changes>${prose}<text:p>Light traffic<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>As of Monday.</text:p></text:note-body></text:note>.<office:annotation><text:p>Check this</text:p></office:annotation></text:p><text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>The pier</svg:desc></draw:frame></text:p>`,
      ),
    );
    expect(body.value).toContain('<p>Light traffic.</p>');
    expect(body.value).not.toContain('Old');
    expect(changes.map(({ reason, before }) => [reason, before])).toEqual([
      ['footnote left out', 'As of Monday.'],
      ["reviewer's comment left out", 'Check this'],
      ['picture in the document left out', 'The pier'],
    ]);
  });

  it('keeps text in boxes and pictures with an address', () => {
    const { body } = draftOf(
      odt,
      odtOf(
        `${prose}<text:p><draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame><draw:frame><draw:image xlink:href="https://harbour.example/pier.jpg"/><svg:title>Pier</svg:title></draw:frame></text:p>`,
      ),
    );
    expect(body.value).toContain('In a box');
    expect(body.value).toContain('<img src="https://harbour.example/pier.jpg" alt="Pier">');
  });

  it('is held by an embargo in its properties', () => {
    const { embargoText } = draftOf(odt, odtOf(prose, '<dc:subject>Embargo: Tuesday</dc:subject>'));
    expect(embargoText).toBe('Embargo: Tuesday');
  });

  it('is refused when it is damaged', () => {
    expect(parseWith(odt, odtOf('<text:p>')).problems[0]?.detail).toContain('content.xml');
    expect(parseWith(odt, odtOf('')).problems[0]?.detail).toContain('no running text');
  });
});
