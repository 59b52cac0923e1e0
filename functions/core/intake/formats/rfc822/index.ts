import type { FormatReader, ReadInner } from '../../format.ts';
import { readMessage } from './message.ts';
import { splitMailbox } from './mime.ts';

/**
 * E-mail (RFC 5322, MIME). The structure is read here and not by a library, because the charset of a text part is
 * judged by its bytes, which mail libraries do not hand out, and because parsing is synchronous in this house.
 * `readInner` reads attached files and wire messages in the body.
 */
export function rfc822(readInner: ReadInner): FormatReader {
  return {
    parse: (sniff) => {
      const items = splitMailbox(sniff.bytes).flatMap(({ at, bytes }) =>
        readMessage(bytes, sniff, readInner, `byte=${at}`, 1),
      );
      return items.length > 0
        ? { items, problems: [] }
        : { items, problems: [{ pointer: 'byte=0', detail: 'the e-mail holds no story' }] };
    },
  };
}
