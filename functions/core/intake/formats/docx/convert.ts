import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { type Left, takeAsides } from './asides.ts';

/** Titles and subtitles keep their class, by which the HTML reader knows them. */
const styles = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];

/** A document's parts as HTML, and what was left out. Never throws. */
export async function convert(
  parts: ReadonlyMap<string, Uint8Array>,
): Promise<{ html: string; left: Left[] } | { problem: string }> {
  const left: Left[] = [];
  try {
    // Stored, not packed: what the library unpacks has the size that was checked.
    const archive = zipSync(Object.fromEntries(parts), { level: 0 });
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength) },
      {
        styleMap: styles,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        transformDocument: (document: unknown) => takeAsides(document, left),
      },
    );
    return { html: value, left };
  } catch {
    // The library names its own lines and files, which are of no use to a sender.
    return { problem: 'the Word document is damaged, or nested too deeply, and could not be read' };
  }
}
