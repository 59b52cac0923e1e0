import { limits } from '../../../../contract/limits.ts';
import type { FormatReader, Parsed, ParsedItem, Sniff } from '../../format.ts';
import { splitMessages, tooLong } from '../../wire/characters.ts';
import { wireText } from '../../wire/code-page.ts';
import { toDraft } from './draft.ts';
import { unframedMessages, unframedScore } from './unframed.ts';

/**
 * IPTC 7901, "Text Transmission Format" (revision 5, 1995): SOH header line, keyword lines, STX text ETX,
 * date-time group, EOT. With the habits of dpa's services: headline divider " =", notebook, editors' contacts.
 */
export const iptc7901: FormatReader = { parse };

function parse(sniff: Sniff): Parsed {
  const { text, encoding } = wireText(sniff);
  const framed = splitMessages(text);
  const messages =
    framed.length === 0 && unframedScore(sniff) > 0
      ? unframedMessages(text, limits.storiesPerUpload)
      : framed;
  const items = messages.map((message): ParsedItem => {
    const pointer = `byte=${message.at}`;
    const fault = tooLong(message.text);
    if (fault !== undefined) return { pointer, problems: [{ pointer, detail: fault }] };
    const draft = toDraft(message.text, sniff.receivedAt);
    if (draft === undefined) return { pointer, problems: [{ pointer, detail: 'the message has no text' }] };
    if (encoding !== sniff.encoding) {
      const reason = 'read with the code page that its letters speak for';
      draft.changes.push({ step: 'iptc7901', reason, after: encoding });
    }
    return { pointer, draft };
  });
  if (items.length > 0) return { items, problems: [] };
  return { items, problems: [{ pointer: 'byte=0', detail: 'no IPTC 7901 message in the upload' }] };
}
