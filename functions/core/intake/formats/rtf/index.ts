import type { Change } from '../../../story/schema.ts';
import type { FormatReader, Parsed } from '../../format.ts';
import { splitText } from '../text/split.ts';
import { readRtf } from './reader.ts';

/** Rich Text Format: its plain text, paragraph by paragraph. Fonts and tables say nothing that a story keeps. */
export const rtf: FormatReader = {
  parse(sniff): Parsed {
    const { text, left, title } = readRtf(Buffer.from(sniff.bytes).toString('latin1'));
    const parsed = splitText({ ...sniff, text, head: text.slice(0, 4096).trimStart() });
    const changes: Change[] = left.map(({ reason, before }) => ({
      step: 'parse',
      reason,
      ...(before && { before: before.slice(0, 120) }),
    }));
    for (const item of parsed.items) {
      if (!('draft' in item)) continue;
      item.draft.changes.push(...changes);
      if (title !== undefined) item.draft.headline ??= title;
    }
    return parsed.problems.length > 0
      ? { items: [], problems: [{ pointer: 'byte=0', detail: 'the RTF document holds no story' }] }
      : parsed;
  },
};
