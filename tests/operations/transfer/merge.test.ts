import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { FeedDefinition, readDefinition } from '../../../functions/core/feeds/filters/definition.ts';
import { endLine, headerLine } from '../../../functions/operations/transfer/document.ts';
import { type BodyLine, writeLine } from '../../../functions/operations/transfer/line.ts';
import { mergeInto } from '../../../functions/operations/transfer/merge.ts';
import type { TransferPorts } from '../../../functions/operations/transfer/ports.ts';
import { Tally } from '../../../functions/operations/transfer/tally.ts';
import { verifyExport } from '../../../functions/operations/transfer/verify.ts';
import { keys } from '../../../functions/store/dynamodb/keys.ts';
import type { DefinitionEntry } from '../../../functions/store/entities/feeds/definitions.ts';
import type { FeedRow } from '../../../functions/store/entities/feeds/feeds.ts';

const now = Date.parse('2026-11-30T12:00:00Z');

/** A definition with every field that there is. */
const definition: Required<FeedDefinition> = {
  id: 'rivers',
  title: 'Rivers',
  description: 'All about rivers',
  language: 'en',
  filter: { keyword: ['river'] },
  content: 'summary',
  formats: ['rss', 'ninjs'],
  size: 7,
  order: 'urgency',
  streamSeconds: 5,
  onePerCluster: true,
  image: { url: 'https://pictures.example/logo.png', alt: 'A river' },
  visibility: 'public',
  changes: true,
  copyright: '© Desk',
  license: { url: 'https://licence.example/terms', tdmReservation: true },
};

/** An export with these lines, as a file gives it. */
function exportOf(lines: BodyLine[]): () => AsyncGenerator<Uint8Array> {
  const tally = new Tally();
  const body = lines.map((line) => {
    const text = writeLine(line);
    tally.add(line, text);
    return text;
  });
  const site = { baseUrl: 'https://feeds.example', title: 'Desk' };
  const header = headerLine({ id: 'one', exportedAt: new Date(now).toISOString(), site, raw: false }, tally);
  const before = header + body.join('');
  const end = endLine(tally.lines, createHash('sha256').update(before).digest('hex'));
  return async function* () {
    yield Buffer.from(before + end);
  };
}

test('a merged feed has every field of its definition', async () => {
  expect(Object.keys(definition).sort()).toEqual(Object.keys(FeedDefinition.properties).sort());
  expect(readDefinition(definition)).toEqual({ definition });
  const { filter, ...shown } = definition;
  const row = {
    ...keys.feed('rivers'),
    ...{ wpk: 'feeds', wsk: 'rivers', builtIn: false, generation: 3, generations: 3, revision: 9, edits: 12 },
    ...shown,
    ...{ aging: false, createdAt: new Date(now).toISOString() },
  };
  const entry = { ...keys.definition('rivers'), id: 'rivers', filter, generation: 3 };
  const open = exportOf([
    { kind: 'row', entity: 'feed', row },
    { kind: 'row', entity: 'definition', row: entry },
  ]);

  const feeds: FeedRow[] = [];
  const entries: DefinitionEntry[] = [];
  const ports = {
    table: { writeMany: async () => {} },
    feeds: { get: async () => undefined, replace: async (one: FeedRow) => feeds.push(one) > 0 },
    definitions: {
      get: async () => undefined,
      put: async (one: DefinitionEntry) => void entries.push(one),
      putFilling: async () => {},
    },
    receiptsQueue: { send: async () => {} },
    feedsQueue: { sendGrouped: async () => {} },
    now: () => now,
  };
  const merged = await mergeInto(ports as never as TransferPorts, open, await verifyExport(open()), () => {});

  expect(merged).toEqual({ skipped: {}, stories: 0 });
  expect(feeds).toEqual([
    {
      ...shown,
      builtIn: false,
      generation: 0,
      generations: 1,
      revision: 1,
      createdAt: new Date(now).toISOString(),
    },
  ]);
  expect(entries).toEqual([{ id: 'rivers', filter, visibility: 'public', generation: 0, filling: 1 }]);
});
