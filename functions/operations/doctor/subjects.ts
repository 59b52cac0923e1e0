import { builtInFeeds } from '../../contract/feeds.ts';
import { prefixes } from '../../contract/object-keys.ts';
import { privateAddress } from '../../contract/private-addresses.ts';
import { work } from '../../store/dynamodb/keys.ts';
import type { Quarantined } from '../../store/entities/stories/quarantine.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { entityOf } from '../transfer/entities.ts';
import type { DoctorPorts, Kind } from './check.ts';
import { objectsId } from './checks/orphans.ts';

export interface Subject {
  kind: Kind;
  id: string;
}

/** What is looked at: everything, or what was worked on lately and a sample of the rest. */
export type Extent =
  | { all: true }
  | {
      all: false;
      /** UTC, ISO 8601; work that was finished from then on. */
      since: string;
      /** How many other stories and feeds are looked at. */
      sample: number;
      /** A random story id: where the sample begins. */
      start: string;
    };

type Source = AsyncGenerator<Subject>;

/** What checks look at, each once; feeds last. */
export async function* subjectsOf(ports: DoctorPorts, extent: Extent): Source {
  yield { kind: 'desk', id: 'desk' };
  const source = extent.all ? everything(ports) : lately(ports, extent);
  const seen = new Set<string>();
  const later: Subject[] = [];
  for await (const subject of source) {
    const name = `${subject.kind} ${subject.id}`;
    if (seen.has(name)) continue;
    // A scan returns each of them once, and they are too many to remember.
    if (!extent.all) seen.add(name);
    // Feeds come after all stories, which may be what is wrong with them.
    if (subject.kind === 'feed') later.push(subject);
    else yield subject;
  }
  yield* later;
}

async function* everything(ports: DoctorPorts): Source {
  let after: Parameters<DoctorPorts['table']['scan']>[0] = {};
  for (;;) {
    const page = await ports.table.scan(after);
    for (const row of page.rows) {
      const entity = entityOf(row);
      if (entity === 'receipt') yield { kind: 'receipt', id: String(row.id) };
      if (entity === 'feed') yield { kind: 'feed', id: String(row.id) };
      if (entity === 'story' || entity === 'quarantined')
        yield { kind: 'story', id: row.pk.slice('STORY#'.length) };
    }
    if (!page.next) break;
    after = { after: page.next };
  }
  yield { kind: 'objects', id: objectsId('stories', prefixes.stories) };
  yield { kind: 'objects', id: objectsId('feeds', prefixes.feeds) };
  for (const prefix of [prefixes.storyPages, prefixes.changes, `${privateAddress.folder}/`])
    yield { kind: 'objects', id: objectsId('feeds', prefix) };
}

async function* lately(ports: DoctorPorts, extent: Extract<Extent, { all: false }>): Source {
  for (const waiting of [work.pending, work.stuck]) {
    for await (const { id } of ports.table.everyWork<Receipt>(waiting, '0', '~'))
      yield { kind: 'receipt', id };
  }
  for await (const { id } of ports.table.everyWork<StoryRow>(work.held, '0', '~'))
    yield { kind: 'story', id };
  for await (const { storyId } of ports.table.everyWork<Quarantined>(work.quarantined, '0', '~'))
    yield { kind: 'story', id: storyId };
  yield { kind: 'feed', id: builtInFeeds.latest };
  for await (const row of ports.table.everyWork<Receipt & StoryRow & { pk: string }>(
    work.done,
    extent.since,
    '~',
  )) {
    if (row.pk.startsWith('RECEIPT#')) yield { kind: 'receipt', id: row.id };
  }
  for await (const { stories, feeds } of ports.receipts.finished(extent.since, '~')) {
    for (const id of feeds) yield { kind: 'feed', id };
    for (const id of stories) yield { kind: 'story', id };
  }
  if (extent.sample > 0) yield* sampled(ports, extent.sample, extent.start);
}

/** Stories from a random id on, and the objects of a 256th of all stories; feeds likewise. */
async function* sampled(ports: DoctorPorts, sample: number, start: string): Source {
  let left = sample;
  let after: Parameters<DoctorPorts['table']['scan']>[0] = { after: { pk: `STORY#${start}`, sk: 'CURRENT' } };
  while (left > 0) {
    const page = await ports.table.scan({ ...after, limit: 100 });
    for (const row of page.rows) {
      if (left > 0 && entityOf(row) === 'story') {
        left--;
        yield { kind: 'story', id: row.pk.slice('STORY#'.length) };
      }
    }
    if (!page.next) break;
    after = { after: page.next };
  }
  for (const { id } of await ports.feeds.after(start.slice(0, 1), sample)) yield { kind: 'feed', id };
  yield { kind: 'objects', id: objectsId('stories', `${prefixes.stories}${start.slice(0, 2)}`) };
  yield { kind: 'objects', id: objectsId('feeds', `${prefixes.storyPages}${start.slice(0, 2)}`) };
}
