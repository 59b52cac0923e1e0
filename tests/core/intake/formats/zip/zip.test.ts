import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../../functions/core/intake/charset/decode.ts';
import type { FormatReader, Parsed, ReadInner, Upload } from '../../../../../functions/core/intake/format.ts';
import { zip } from '../../../../../functions/core/intake/formats/zip/index.ts';
import { zipKind } from '../../../../../functions/core/intake/formats/zip/kind.ts';
import { read } from '../../../../../functions/core/intake/index.ts';
import { atMost } from '../../../../property-runs.ts';
import { mutations } from '../../mutations.ts';
import { expectWellFormed, parseWith, receivedAt, sampleBytes } from '../../parsing.ts';

const sample = sampleBytes('zip.zip');

const story: ReadInner = ({ bytes }) => {
  const value = new TextDecoder().decode(bytes);
  if (value.startsWith('bad')) return { items: [], problems: [{ pointer: 'byte=3', detail: 'bad file' }] };
  return {
    items: [{ pointer: 'byte=0', draft: { body: { kind: 'text', value }, changes: [] } }],
    problems: [],
  };
};
const archive = zip(story);

const pack = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ) as Zippable,
  );

const pointers = (parsed: Parsed) => parsed.items.map((item) => item.pointer);
const bodies = (parsed: Parsed) =>
  parsed.items.map((item) => ('draft' in item ? item.draft.body.value : undefined));

/** An archive of one deflated file whose directory says what the test wants it to say. */
function forged(
  packed: Uint8Array,
  {
    size,
    sum = 0,
    name = 'a.txt',
    copies = 1,
  }: { size: number; sum?: number; name?: string; copies?: number },
): Uint8Array {
  const record = (signature: number, fixed: number, lead: number[], tail: number[]) => {
    const bytes = Buffer.alloc(fixed);
    bytes.writeUInt32LE(signature);
    for (const [at, value] of [...pairs(lead)]) bytes.writeUInt16LE(value, at);
    for (const [at, value] of [...pairs(tail)]) bytes.writeUInt32LE(value, at);
    return Buffer.concat([bytes, Buffer.from(name)]);
  };
  const local = record(0x04034b50, 30, [8, 8, 26, name.length], [18, packed.length, 22, size]);
  const central = record(
    0x02014b50,
    46,
    [10, 8, 28, name.length],
    [16, sum, 20, packed.length, 24, size, 42, 0],
  );
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(copies, 10);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, ...Array.from({ length: copies }, () => central), end]);
}

function* pairs(list: readonly number[]): Generator<[number, number]> {
  for (let at = 0; at + 1 < list.length; at += 2) yield [list[at] ?? 0, list[at + 1] ?? 0];
}

describe('the sample archive', () => {
  it('is recognised and read file by file through the registry', async () => {
    const result = await read({ bytes: sample, receivedAt });
    expect(result.format).toBe('zip');
    expect(result.problems).toEqual([]);
    expect(pointers(result)).toEqual(['stories/harbour.txt', 'stories/fares.html']);
    expect(result.items.map((item) => ('draft' in item ? item.draft.headline : undefined))).toEqual([
      'Norland reopens Port Eller after dredging halt',
      'Ferry fares to rise in spring',
    ]);
  });

  it('records the picture and passes over what systems leave behind', () => {
    const [first] = parseWith(archive, sample).items;
    const changes = first && 'draft' in first ? first.draft.changes : [];
    expect(changes.map((change) => change.before)).toEqual(['stories/port.jpg (7 bytes)']);
  });
});

describe('entries', () => {
  it('one bad file does not stop the others', () => {
    const parsed = parseWith(
      archive,
      pack({ 'one.txt': 'One', 'two.txt': 'bad', 'three.txt': 'Three', 'empty.txt': '' }),
    );
    expect(parsed.problems).toEqual([]);
    expect(bodies(parsed)).toEqual(['One', undefined, 'Three', undefined]);
    expect(parsed.items[1]).toEqual({
      pointer: 'two.txt',
      problems: [{ pointer: 'two.txt byte=3', detail: 'bad file' }],
    });
  });

  it('names that climb out of the archive are only names', () => {
    const parsed = parseWith(archive, pack({ '../../etc/passwd.txt': 'One', 'C:\\x\\..\\y.txt': 'Two' }));
    expect(pointers(parsed)).toEqual(['etc/passwd.txt', 'x/y.txt']);
  });

  it('hands on the bare file name', () => {
    const seen: Upload[] = [];
    const watching: FormatReader = zip((upload) => {
      seen.push(upload);
      return story(upload);
    });
    parseWith(watching, pack({ 'folder/ä.txt': 'One' }));
    expect(seen).toMatchObject([{ filename: 'ä.txt', receivedAt }]);
  });

  it('archives inside archives stay closed, office documents are handed on', () => {
    const office = pack({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' });
    const parsed = parseWith(archive, pack({ 'inner.zip': pack({ 'a.txt': 'A' }), 'story.docx': office }));
    expect(parsed.items[0]).toMatchObject({
      pointer: 'inner.zip',
      problems: [{ detail: 'an archive inside an archive is not opened' }],
    });
    expect(parsed.items[1]).toHaveProperty('draft');
    expect(zipKind.detect(decode({ bytes: office, receivedAt }))).toBe(0);
  });

  it('an archive without stories says what it holds', () => {
    expect(parseWith(archive, pack({ 'a.jpg': 'x', '.DS_Store': 'y' })).problems[0]?.detail).toContain(
      'a.jpg',
    );
    expect(parseWith(archive, pack({})).problems).toHaveLength(1);
  });
});

describe('bounds', () => {
  const zeros = new Uint8Array(2 * 1024 * 1024);
  const refusal = (bytes: Uint8Array) =>
    parseWith(archive, bytes)
      .problems.map((problem) => problem.detail)
      .join();

  it('refuses an archive whose directory states too much, before unpacking', () => {
    expect(refusal(pack({ 'zeros.txt': zeros }))).toContain('200 times');
    expect(refusal(forged(deflateRawSync(Buffer.from('x')), { size: 0x7fffffff }))).toContain('at most');
  });

  it('stops when more comes out than was stated', () => {
    const parsed = parseWith(archive, forged(deflateRawSync(zeros), { size: 10 }));
    expect(parsed.items[0]).toMatchObject({
      problems: [{ detail: expect.stringContaining('size that is stated') }],
    });
    const sum = crc32('Story');
    expect(
      bodies(parseWith(archive, forged(deflateRawSync(Buffer.from('Story')), { size: 5, sum }))),
    ).toEqual(['Story']);
  });

  it('refuses one piece of data under many names, and too many files', () => {
    expect(refusal(forged(deflateRawSync(Buffer.from('Story')), { size: 5, copies: 2 }))).toContain(
      'overlap',
    );
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`${index}.txt`, 'x']));
    expect(refusal(pack(many))).toContain('at most 1000');
  });

  it('publishes no file whose content is not the one that was packed', () => {
    const bytes = pack({ 'a.txt': 'The port opened.', 'b.txt': 'Fares rise.' });
    const damaged = Buffer.from(zipSync({ 'a.txt': strToU8('The port opened.') }, { level: 0 }));
    damaged[damaged.indexOf('port')] = 'f'.charCodeAt(0);
    expect(bodies(parseWith(archive, bytes))).toEqual(['The port opened.', 'Fares rise.']);
    expect(parseWith(archive, damaged).items).toEqual([
      {
        pointer: 'a.txt',
        problems: [{ pointer: 'a.txt', detail: expect.stringContaining('CRC-32') }],
      },
    ]);
  });

  it('leaves symbolic links out and says so', () => {
    const link = { attrs: 0xa1ff * 0x10000, os: 3 } as const;
    const bytes = zipSync({ 'a.txt': strToU8('The port opened.'), 'b.txt': [strToU8('/etc/passwd'), link] });
    const { items } = parseWith(archive, bytes);
    expect(bodies({ items, problems: [] })).toEqual(['The port opened.']);
    const changes = items.flatMap((item) => ('draft' in item ? item.draft.changes : []));
    expect(changes.map(({ reason }) => reason)).toEqual([expect.stringContaining('symbolic link')]);
    const plain = zipSync({ 'b.txt': [strToU8('Fares rise.'), { attrs: 0x81a4 * 0x10000, os: 3 }] });
    expect(bodies(parseWith(archive, plain))).toEqual(['Fares rise.']);
  });

  it('a cut-off archive is a problem', () => {
    expect(parseWith(archive, sample.slice(0, sample.length - 30)).problems).toHaveLength(1);
    expect(zipKind.detect(decode({ bytes: sample.slice(0, 40), receivedAt }))).toBeGreaterThan(0);
  });

  it('changed samples never throw', () => {
    fc.assert(
      fc.property(mutations(sample), (bytes) => {
        const sniff = decode({ bytes, receivedAt });
        expect(zipKind.detect(sniff)).toBeLessThanOrEqual(1);
        expectWellFormed(archive.parse(sniff));
      }),
      atMost(300),
    );
  });
});
