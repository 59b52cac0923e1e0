import { limits } from '../../../../contract/limits.ts';
import type { FormatReader, ParsedItem, ReadInner } from '../../format.ts';
import { TooManyStories } from '../../too-many-stories.ts';

/**
 * JSON stories one a line, each in any format that is written in JSON. A line that cannot be read does not stop the
 * others.
 * @throws TooManyStories when there are more lines than an upload may hold stories, before the first is read.
 */
export const ndjson = (readInner: ReadInner): FormatReader => ({
  parse({ text, receivedAt, baseUrl }) {
    const lines = text.split('\n').map((line, at) => ({ line: line.trim(), pointer: `line=${at + 1}` }));
    const filled = lines.filter(({ line }) => line !== '');
    if (filled.length > limits.storiesPerUpload) throw new TooManyStories(`${filled.length} lines`);
    const items = filled.flatMap(({ line, pointer }): ParsedItem[] => {
      const read = readInner({
        bytes: Buffer.from(line),
        mediaType: 'application/json',
        receivedAt,
        ...(baseUrl !== undefined && { baseUrl }),
      });
      const below = (inner: string): string =>
        inner === '' || inner === 'byte=0' ? pointer : `${pointer} ${inner}`;
      const found = read.items.map((item) => ({ ...item, pointer: below(item.pointer) }));
      if (read.problems.length === 0) return found;
      const problems = read.problems.map((one) => ({ ...one, pointer: below(one.pointer) }));
      return [...found, { pointer, problems }];
    });
    if (items.length > 0) return { items, problems: [] };
    return { items, problems: [{ pointer: 'line=1', detail: 'no line holds a story' }] };
  },
});
