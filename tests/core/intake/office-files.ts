import { strToU8, type Zippable, zipSync } from 'fflate';

/** Office documents for tests, as small as programs may write them. */

const xml = (text: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'http://schemas.openxmlformats.org/package/2006';

const contentTypes = xml(
  `<Types xmlns="${types}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
);
const rootRelations = xml(
  `<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="${r}/officeDocument" Target="word/document.xml"/></Relationships>`,
);
const relations = xml(
  `<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="${r}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${r}/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="${r}/footnotes" Target="footnotes.xml"/><Relationship Id="rId4" Type="${r}/hyperlink" Target="https://harbour.example/plan" TargetMode="External"/><Relationship Id="rId5" Type="${r}/image" Target="media/image1.png"/></Relationships>`,
);
const styles = xml(
  `<w:styles xmlns:w="${w}">${['Title', 'Subtitle', 'heading 1', 'heading 2']
    .map(
      (name) =>
        `<w:style w:type="paragraph" w:styleId="${name.replace(/^h| /g, (c) => (c === 'h' ? 'H' : ''))}"><w:name w:val="${name}"/></w:style>`,
    )
    .join('')}</w:styles>`,
);
const numbering = xml(
  `<w:numbering xmlns:w="${w}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
);
const footnotes = xml(
  `<w:footnotes xmlns:w="${w}"><w:footnote w:id="2"><w:p><w:r><w:t>As of Monday.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
);

/** A paragraph of a Word document. */
export const para = (text: string, style?: string): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A Word document with this body; `more` adds files or replaces them. */
export const docxOf = (body: string, more: Record<string, string | Uint8Array> = {}): Uint8Array =>
  packed({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': rootRelations,
    'word/document.xml': xml(
      `<w:document xmlns:w="${w}" xmlns:r="${r}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`,
    ),
    'word/_rels/document.xml.rels': relations,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    'word/footnotes.xml': footnotes,
    ...more,
  });

/** A document's properties, `docProps/core.xml`. */
export const coreProperties = (elements: string): string =>
  xml(
    `<cp:coreProperties xmlns:cp="${types}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${elements}</cp:coreProperties>`,
  );

/** A drawing with a picture in it, for a run of a Word document. */
export const drawing = (description: string): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${description}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

const office = 'urn:oasis:names:tc:opendocument:xmlns';
const namespaces = ['office', 'text', 'table', 'style', 'meta']
  .map((name) => `xmlns:${name}="${office}:${name}:1.0"`)
  .concat(
    `xmlns:draw="${office}:drawing:1.0"`,
    `xmlns:fo="${office}:xsl-fo-compatible:1.0"`,
    `xmlns:svg="${office}:svg-compatible:1.0"`,
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(' ');

/** An OpenDocument text with this body. */
export const odtOf = (body: string, meta = ''): Uint8Array =>
  packed({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': xml(
      `<office:document-content ${namespaces}><office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    'meta.xml': xml(
      `<office:document-meta ${namespaces}><office:meta>${meta}</office:meta></office:document-meta>`,
    ),
  });

function packed(files: Record<string, string | Uint8Array>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  // A fixed time, so that the same document has the same bytes.
  return zipSync(Object.fromEntries(entries) as Zippable, { mtime: new Date('2026-01-01T00:00:00Z') });
}
