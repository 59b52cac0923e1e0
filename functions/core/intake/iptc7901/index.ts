import type { InputFormat, Parsed, ParsedItem, Sniff } from '../format.ts';
import { SOH, splitLines, splitMessages } from '../wire/characters.ts';
import { wireText } from '../wire/code-page.ts';
import { toDraft } from './draft.ts';
import { parseHeader } from './header.ts';

/**
 * IPTC 7901, "Text Transmission Format" (revision 5, 1995): SOH header line, keyword lines, STX text ETX,
 * date-time group, EOT. With the habits of dpa's services: headline divider " =", notebook, editors' contacts.
 */
export const iptc7901: InputFormat = {
  id: 'iptc7901',
  title: 'IPTC 7901',
  mediaTypes: ['text/vnd.iptc.7901', 'application/x-iptc7901'],
  detect,
  parse,
};

function detect(sniff: Sniff): number {
  const opening = Buffer.from(sniff.bytes.subarray(0, 512)).toString('latin1');
  const at = opening.indexOf(SOH);
  if (at === -1 || !/^[\x00\x16\s]*$/.test(opening.slice(0, at))) return 0;
  const line = splitLines(opening.slice(at + 1))[0] ?? '';
  // ANPA 1312 parts the fields of its first line with US.
  if (line.includes('\x1f')) return 0;
  return parseHeader(line) === undefined ? (sniff.bytes.includes(0x02) ? 0.5 : 0.2) : 0.98;
}

function parse(sniff: Sniff): Parsed {
  const { text, encoding } = wireText(sniff);
  const items = splitMessages(text).map((message): ParsedItem => {
    const draft = toDraft(message.text, sniff.receivedAt);
    const pointer = `byte=${message.at}`;
    if (draft === undefined) return { pointer, problems: [{ pointer, detail: 'the message has no text' }] };
    if (encoding !== sniff.encoding) {
      const reason = 'read with the code page that its letters speak for';
      draft.changes.push({ step: 'iptc7901', reason, after: encoding });
    }
    return { pointer, draft };
  });
  if (items.length > 0) return { items, problems: [] };
  return { items, problems: [{ pointer: 'byte=0', detail: 'no IPTC 7901 message: there is no SOH (0x01)' }] };
}
