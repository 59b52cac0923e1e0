import { describe, expect, it } from 'vitest';
import { read } from '../../../../../functions/core/intake/index.ts';
import { receivedAt, sampleBytes } from '../../parsing.ts';

const readText = (text: string) => read({ bytes: Buffer.from(text), receivedAt });

describe('JSON stories one a line', () => {
  it('are read by the format of each line', async () => {
    const { format, items } = await read({ bytes: sampleBytes('ndjson.ndjson'), receivedAt });
    expect(format).toBe('ndjson');
    expect(items.map((item) => ['draft' in item && item.draft.guid, item.pointer])).toEqual([
      ['harbour:1', 'line=1'],
      ['urn:harbour:2', 'line=2'],
    ]);
  });

  it('a line that cannot be read does not stop the others', async () => {
    const { items } = await readText(
      '{"headline":"A","body":"One."}\n{"headline":\n\n{"headline":"B","body":"Two."}\n',
    );
    expect(items.map((item) => ['draft' in item, item.pointer])).toEqual([
      [true, 'line=1'],
      [false, 'line=2'],
      [true, 'line=4'],
    ]);
  });

  it('are no more than an upload may hold', async () => {
    const { items, problems } = await readText('{"headline":"A","body":"One."}\n'.repeat(1001));
    expect(items).toEqual([]);
    expect(problems[0]?.detail).toContain('1000 stories');
  });

  it('one document over several lines is not taken for them', async () => {
    const story = JSON.stringify({ headline: 'A', body: 'The bridge opened.', links: { a: {} } }, null, 1);
    expect((await readText(story)).format).toBe('json');
    expect((await readText('{"headline":"A","body":"The bridge opened."}\n')).format).toBe('json');
  });
});
