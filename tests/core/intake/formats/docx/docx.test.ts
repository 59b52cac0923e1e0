import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Upload } from '../../../../../functions/core/intake/format.ts';
import { read } from '../../../../../functions/core/intake/index.ts';
import type { Draft } from '../../../../../functions/core/story/draft.ts';
import { coreProperties, docxOf, drawing, para } from '../../office-files.ts';
import { receivedAt } from '../../parsing.ts';

const readBytes = (bytes: Uint8Array, more: Partial<Upload> = {}) => read({ bytes, receivedAt, ...more });

async function draftOf(bytes: Uint8Array): Promise<Draft> {
  const { items, problems } = await readBytes(bytes);
  expect(problems).toEqual([]);
  const [item] = items;
  if (item === undefined || !('draft' in item)) throw new Error(JSON.stringify(items));
  return item.draft;
}

const prose = para('The new bridge over the river opened on Monday, the city said.');
const reasons = ({ changes }: Draft) => changes.map(({ reason, before }) => [reason, before]);

describe('a Word document', () => {
  it('keeps headings, lists, tables and links', async () => {
    const item = (text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const { headline, subheadline, body } = await draftOf(
      docxOf(
        `${para('Harbour bridge opens', 'Title')}${para('A month ahead of plan', 'Subtitle')}${prose}${para('Fares', 'Heading1')}${item('Adults 2')}${item('Children 1')}<w:tbl><w:tr>${cell('Day')}${cell('Cars')}</w:tr></w:tbl><w:p><w:hyperlink r:id="rId4"><w:r><w:t>The plan</w:t></w:r></w:hyperlink></w:p>`,
      ),
    );
    expect([headline, subheadline]).toEqual(['Harbour bridge opens', 'A month ahead of plan']);
    expect(body.value).toContain('<h2>Fares</h2>');
    expect(body.value).toContain('<ul><li>Adults 2</li><li>Children 1</li></ul>');
    expect(body.value).toContain('<td><p>Day</p></td>');
    expect(body.value).toContain('<a href="https://harbour.example/plan">The plan</a>');
  });

  it('reports footnotes and pictures, which have no place and no address', async () => {
    const draft = await draftOf(
      docxOf(
        `${prose}<w:p><w:r><w:t>Traffic was light</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>${drawing('The pier')}`,
        { 'word/media/image1.png': new Uint8Array(10) },
      ),
    );
    expect(draft.body.value).toContain('<p>Traffic was light.</p>');
    expect(draft.body.value).not.toContain('img');
    expect(reasons(draft)).toEqual([
      ['footnote left out', 'As of Monday.'],
      ['picture in the document left out', 'The pier'],
    ]);
  });

  it('credits nobody for owning the program, and takes the time of the last change', async () => {
    const draft = await draftOf(
      docxOf(para('Bridge opens', 'Title') + prose, {
        'docProps/core.xml': coreProperties(
          '<dc:creator>Administrator</dc:creator><dc:title>Template 7</dc:title><dcterms:modified>2026-11-20T08:00:00Z</dcterms:modified>',
        ),
      }),
    );
    expect(draft).toMatchObject({ headline: 'Bridge opens', versionCreated: '2026-11-20T08:00:00Z' });
    expect(draft.byline).toBeUndefined();
    expect(reasons(draft)[0]?.[1]).toBe('Administrator');
  });

  it('is held by an embargo in its properties', async () => {
    const subject = '<dc:subject>EMBARGOED until the mayor has spoken</dc:subject>';
    const draft = await draftOf(docxOf(prose, { 'docProps/core.xml': coreProperties(subject) }));
    expect(draft.embargoText).toContain('EMBARGOED');
  });

  it('is read inside an archive and attached to a mail', async () => {
    const document = docxOf(para('Bridge opens', 'Title') + prose);
    const archive = await readBytes(
      zipSync({ 'a/story.docx': document, 'b.txt': strToU8('Fares rise\n\nOn Monday.') }),
    );
    expect(archive.items.map((item) => ['draft' in item && item.draft.headline, item.pointer])).toEqual([
      ['Bridge opens', 'a/story.docx'],
      ['Fares rise', 'b.txt'],
    ]);
    expect(archive.items.every((item) => 'draft' in item && item.draft.body.value !== '')).toBe(true);
    const encoded = Buffer.from(document).toString('base64').replace(/.{76}/g, '$&\r\n');
    const mail = `From: Desk <desk@harbour.example>\r\nTo: x@y.example\r\nSubject: Story\r\nMessage-ID: <1@harbour.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease find the story attached.\r\n--b\r\nContent-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=story.docx\r\nContent-Disposition: attachment; filename=story.docx\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n--b--\r\n`;
    const { items } = await readBytes(Buffer.from(mail));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      draft: { headline: 'Bridge opens', body: { value: expect.stringContaining('opened on Monday') } },
    });
    expect(items[0]).not.toHaveProperty('finish');
  });
});

describe('a Word document that is refused', () => {
  const detailOf = async (bytes: Uint8Array): Promise<string> => {
    const { items, problems } = await readBytes(bytes);
    expect(items.filter((item) => 'draft' in item)).toEqual([]);
    return [...problems, ...items.flatMap((item) => ('problems' in item ? item.problems : []))]
      .map(({ detail }) => detail)
      .join();
  };

  it('unpacks to too much, before anything is unpacked', async () => {
    const zeros = new Uint8Array(20 * 1024 * 1024);
    expect(await detailOf(docxOf(prose, { 'word/footnotes.xml': zeros }))).toContain('200 times');
    const noise = Uint8Array.from({ length: 17 * 1024 * 1024 }, (_, at) => (at * 2654435761) >>> 24);
    expect(await detailOf(docxOf(prose, { 'word/footnotes.xml': noise }))).toMatch(/at most|200 times/);
  });

  it('declares entities', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "x">]><w:document/>';
    expect(await detailOf(docxOf('', { 'word/document.xml': bomb }))).toContain('document type declaration');
  });

  it('is damaged, empty or nested too deeply', async () => {
    expect(await detailOf(docxOf('', { 'word/document.xml': '<w:document' }))).toContain('damaged');
    expect(await detailOf(docxOf(''))).toContain('no running text');
    const deep = `${'<w:p><w:smartTag>'.repeat(20_000)}${'</w:smartTag></w:p>'.repeat(20_000)}`;
    expect(await detailOf(docxOf(deep))).not.toBe('');
  });
});

it.each([
  ['xl/workbook.xml', 'an Excel workbook'],
  ['ppt/presentation.xml', 'a PowerPoint presentation'],
])('a document with %s is named, with what would be taken', async (part, name) => {
  const bytes = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), [part]: strToU8('<a/>') });
  const { problems, mediaTypeRefused } = await readBytes(bytes);
  expect(problems[0]?.detail).toContain(name);
  expect(problems[0]?.detail).toContain('DOCX');
  expect(mediaTypeRefused).toBe(true);
});
