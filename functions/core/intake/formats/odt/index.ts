import { decode } from '../../charset/decode.ts';
import { emptyDraft } from '../../draft/fill.ts';
import type { FormatReader, Parsed } from '../../format.ts';
import { unpackParts } from '../../office/parts.ts';
import { readProperties } from '../../office/properties.ts';
import { storyOfHtml } from '../../office/story.ts';
import { at } from '../../xml/element.ts';
import { toHtml } from '../../xml/html.ts';
import { readXml } from '../../xml/read.ts';
import { markupOf } from './markup.ts';
import { readStyles } from './styles.ts';

const wanted = /^(?:content|meta|styles)\.xml$/;

const refused = (detail: string): Parsed => ({ items: [], problems: [{ pointer: 'byte=0', detail }] });

/** OpenDocument texts: `content.xml` with the styles that it uses, and what `meta.xml` says of it. */
export const odt: FormatReader = {
  parse(sniff): Parsed {
    const unpacked = unpackParts(sniff, wanted);
    if ('problem' in unpacked) return refused(unpacked.problem);
    const { parts } = unpacked;
    const content = parts.get('content.xml');
    if (content === undefined)
      return refused('the document has no content.xml; it may be encrypted or damaged');
    const document = readXml(decode({ bytes: content, receivedAt: sniff.receivedAt }));
    if ('problems' in document)
      return refused(`content.xml: ${document.problems[0]?.detail ?? 'not readable'}`);
    const body = at(document.root, 'body', 'text');
    if (body === undefined) return refused('the OpenDocument text (ODT) holds no text');
    const draft = emptyDraft();
    readProperties(draft, parts.get('meta.xml'), sniff);
    const styles = readStyles(document.root, parts.get('styles.xml'), sniff.receivedAt);
    return storyOfHtml(sniff, toHtml(body.children, markupOf(draft, styles, body)), draft);
  },
};
