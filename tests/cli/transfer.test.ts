import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperatorDesk } from '../../cli/connect/ports.ts';
import { doctorPorts } from '../../cli/doctor/ports.ts';
import { isClean } from '../../cli/doctor/report.ts';
import { readPacked } from '../../cli/transfer/packed-file.ts';
import { transferPorts } from '../../cli/transfer/ports.ts';
import { writeExport } from '../../cli/transfer/write-export.ts';
import { prefixes } from '../../functions/contract/object-keys.ts';
import { examine } from '../../functions/operations/doctor/examine.ts';
import { importDesk, NotEmptyError } from '../../functions/operations/transfer/import.ts';
import { verifyExport } from '../../functions/operations/transfer/verify.ts';
import { keys, type RowKey, work, workKey } from '../../functions/store/dynamodb/keys.ts';
import { deskEnvironment } from '../../local/data-folder.ts';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';
import { operatorDesk } from './operator.ts';
import { wipe } from './wipe.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'dateline-transfer-'));
const file = join(folder, 'desk.jsonl.gz');
let desk: TestDesk;
let operator: OperatorDesk;

/** As few stories in a head as make archive pages with few stories. */
const rivers = {
  id: 'rivers',
  title: 'Rivers',
  description: 'All about rivers',
  filter: { keyword: ['river'] },
  size: 3,
};

beforeAll(async () => {
  desk = await openDesk({ unscheduled: true });
  operator = operatorDesk();
  writeFileSync(join(folder, 'desk.json'), JSON.stringify({ environment: deskEnvironment() }));
  await fill();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.close();
});

/** As it stands when it has been filled; nothing has come before it. */
async function defineRivers(): Promise<void> {
  const { filter, ...shown } = rivers;
  const createdAt = new Date().toISOString();
  await operator.table.put({
    ...keys.feed(rivers.id),
    ...workKey(work.feeds, rivers.id),
    ...shown,
    content: 'full',
    builtIn: false,
    generation: 1,
    revision: 1,
    createdAt,
  });
  await operator.definitions.put({ id: rivers.id, filter, generation: 1 });
}

/** Corrected, killed, embargoed, quarantined and refused stories, a defined feed, archive pages, and an act. */
async function fill(): Promise<void> {
  await defineRivers();
  const at = new Date().toISOString();
  await operator.audit.note({ at, by: 'tests', act: 'feed.add', subject: rivers.id, details: {} });
  const key = await desk.addAgency('strict', { policy: { quarantine: ['too-short'] } });
  const own = { ...asJson, authorization: `Bearer ${key}` };
  for (let n = 0; n < 11; n++) {
    const fields = { guid: `river-${n}`, headline: `River story ${n}`, keywords: ['river'] };
    expect((await desk.submit(article(fields), asJson)).status).toBe(202);
  }
  const far = new Date(Date.now() + 86_400_000).toISOString();
  await desk.submit(article({ guid: 'held', headline: 'Held for a day', embargoed: far }), asJson);
  await desk.submit(article({ guid: 'own', headline: 'Ordre du jour', language: 'fr' }), own);
  const short = await desk.submit(article({ guid: 'too-short', body: '<p>Too short.</p>' }), own);
  expect(short.json.results?.[0]?.status).toBe('quarantined');
  await desk.submit('{"headline": 5}', asJson);
  const corrected = article({ guid: 'river-1', headline: 'River story corrected', keywords: ['river'] });
  await desk.call('PUT', '/v1/articles/river-1', corrected, asJson);
  await desk.call('DELETE', '/v1/articles/river-2', '{"reason":"Legal"}', asJson);
  await desk.call('DELETE', '/v1/articles/river-9', '{"reason":"Legal"}', asJson);
  await settled();
}

/** Waits until feeds, archives and story documents show what the table says. */
async function settled(): Promise<void> {
  const ports = doctorPorts(operator);
  const scope = { patienceMs: 0, orphanAgeMs: 0, pages: 'all' } as const;
  await eventually(async () => {
    const pages = (await operator.feedStates.get('rivers'))?.archived?.pages ?? 0;
    if (pages < 2) return false;
    const { findings } = await examine(ports, { extent: { all: true }, scope, confirmMs: 0 });
    return isClean(findings.filter(({ check }) => check.code !== 'public-list-missing'));
  });
}

/** Every public document of feeds and stories, by its key; the lists beside them follow within seconds. */
async function documents(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const prefix of [prefixes.feeds, prefixes.storyPages]) {
    for await (const { key } of operator.feedsBucket.list(prefix)) {
      found[key] = (await operator.feedsBucket.text(key)) ?? '';
    }
  }
  return found;
}

/** Rows without what is of one moment: what builders note, and the memory of reconciler and import. */
async function rows(): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const row of (await operator.table.scan()).rows) {
    if (/^(RATE#|RECONCILER|IMPORT|DEFINITIONS$|.*#AMENDED$)/.test(row.pk) || row.sk === 'STATE') continue;
    found.set(`${row.pk} ${row.sk}`, row);
  }
  return found;
}

/** Rows as of the export: what operators have done since, which an import notes of itself, stands apart. */
async function rowsAndActs() {
  const { exportedAt } = JSON.parse(lines()[0] ?? '') as { exportedAt: string };
  const { pk } = keys.audit('', '', '');
  const all = [...(await rows())];
  const isLater = ([key, row]: [string, unknown]) =>
    key.startsWith(pk) && (row as { at: string }).at >= exportedAt;
  return {
    exported: new Map(all.filter((one) => !isLater(one))),
    acts: all.filter(isLater).map(([, row]) => row),
  };
}

/** Every row but what the reconciler of the stack writes each minute, by itself or with the builds it asks for. */
const wholeTable = async () =>
  (await operator.table.scan()).rows.filter(({ pk, sk }) => pk !== keys.reconciler().pk && sk !== 'STATE');

const objectsOf = async (bucket: 'STORIES_BUCKET' | 'INTAKE_BUCKET'): Promise<Record<string, string>> => {
  const objects = operator.bucket(operator.connection.environment[bucket]);
  const found: Record<string, string> = {};
  for await (const { key } of objects.list('')) found[key] = (await objects.text(key)) ?? '';
  return found;
};

const dateline = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ['cli/main.ts', ...args, '--data', folder], { cwd: root });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('exit', (code) => done({ code, out, err }));
  });

const lines = (): string[] => gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(0, -1);

/** An export of these lines, as a file would give it. */
const opened = (text: readonly string[]) =>
  async function* () {
    yield Buffer.from(text.map((line) => `${line}\n`).join(''));
  };

describe('the drill: export, wipe, import', () => {
  test('gives the same feeds, archives and story pages, byte by byte, and the same rows and objects', async () => {
    const before = {
      documents: await documents(),
      rows: await rows(),
      stories: await objectsOf('STORIES_BUCKET'),
      intake: await objectsOf('INTAKE_BUCKET'),
    };
    const etag = (await desk.call('GET', '/feeds/rivers.rss')).headers.get('etag');
    expect(Object.keys(before.documents)).toContain('feeds/rivers/archive/2.atom');
    const exported = await dateline('export', file, '--json');
    expect(exported).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(exported.out).counts).toMatchObject({ agency: 2, story: 13, quarantined: 1, audit: 1 });

    await wipe(operator);
    expect((await desk.call('GET', '/feeds/latest.rss')).status).toBe(404);
    const imported = await dateline('import', file, '--json');
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(imported.out)).toMatchObject({
      outcome: 'imported',
      waiting: [],
      comparison: { differing: [], missing: [] },
    });
    expect(await documents()).toEqual(before.documents);
    expect((await desk.call('GET', '/feeds/rivers.rss')).headers.get('etag')).toBe(etag);
    const { exported: restored, acts } = await rowsAndActs();
    expect(restored).toEqual(before.rows);
    const { id, exportedAt } = JSON.parse(lines()[0] ?? '');
    const act = { act: 'desk.import', subject: folder, details: { id, exportedAt, merge: false } };
    expect(acts).toEqual([expect.objectContaining(act)]);
    expect(await objectsOf('STORIES_BUCKET')).toEqual(before.stories);
    expect(await objectsOf('INTAKE_BUCKET')).toEqual(before.intake);
    const again = await importDesk(transferPorts(operator), opened(lines()), { merge: false });
    expect(again.outcome).toBe('already');
  });
});

describe('a damaged file', () => {
  const damages: [name: string, (text: string[]) => string[], RegExp][] = [
    [
      'a changed letter',
      (text) => text.with(4, (text[4] ?? '').replace(/[a-z]/, 'Z')),
      /line 5: the line is damaged/,
    ],
    ['a line that is missing', (text) => text.toSpliced(4, 1), /checksum does not match/],
    [
      'a line that stands twice',
      (text) => text.toSpliced(4, 0, text[4] ?? ''),
      /checksum does not match|part of/,
    ],
    ['an end that is cut off', (text) => text.slice(0, -1), /stops before its end/],
    ['something after the end', (text) => [...text, '{}'], /comes after the end/],
    [
      'another format',
      (text) => text.with(0, (text[0] ?? '').replace('"format":1', '"format":2')),
      /the format is 2/,
    ],
    ['something else', () => ['{"hello":1}'], /no export of a desk/],
    [
      'a row with a wrong field',
      (text) => forged(text, '"pubStatus":"usable"', '"pubStatus":"lost"', 'row'),
      /pubStatus/,
    ],
    [
      'a foreign place',
      (text) => forged(text, '"key":"stories/', '"key":"elsewhere/', 'object'),
      /must not have the key elsewhere/,
    ],
  ];
  /** Changes a line and its checksum with it. */
  const forged = (text: string[], from: string, to: string, kind: string): string[] => {
    const index = text.findIndex((line) => line.startsWith(`{"kind":"${kind}"`) && line.includes(from));
    const body = (text[index] ?? '').replace(from, to).replace(/,"check":"[^"]*"}$/, '}');
    const check = createHash('sha256').update(body).digest('hex').slice(0, 16);
    return text.with(index, `${body.slice(0, -1)},"check":"${check}"}`);
  };

  for (const [name, damage, what] of damages) {
    test(`is reported with its line, and nothing is written: ${name}`, async () => {
      const before = await wholeTable();
      const damaged = opened(damage(lines()));
      await expect(importDesk(transferPorts(operator), damaged, { merge: false })).rejects.toThrow(what);
      expect(await wholeTable()).toEqual(before);
    });
  }

  test('is reported when it is not packed as its name says, or cut off', async () => {
    const broken = join(folder, 'broken.jsonl.gz');
    for (const bytes of [readFileSync(file).subarray(0, 2000), Buffer.from('{}')]) {
      writeFileSync(broken, bytes);
      await expect(verifyExport(readPacked(broken, broken))).rejects.toThrow('is damaged or not compressed');
    }
    const none = join(folder, 'none.jsonl');
    await expect(verifyExport(readPacked(none, none))).rejects.toThrow('there is no such file');
  });
});

describe('a desk that is not empty', () => {
  /** The same export by another id; the last line has to fit. */
  const renamed = (line: string): string => line.replace(/"id":"[^"]*"/, '"id":"another"');
  const withEnd = (text: string[]): string[] => {
    const body = text.slice(0, -1);
    const sha256 = createHash('sha256')
      .update(body.map((line) => `${line}\n`).join(''))
      .digest('hex');
    return [...body, JSON.stringify({ kind: 'end', lines: body.length - 1, sha256 })];
  };

  test('is not written over', async () => {
    const open = opened(withEnd(lines().with(0, renamed(lines()[0] ?? ''))));
    await expect(importDesk(transferPorts(operator), open, { merge: false })).rejects.toThrow(NotEmptyError);
  });

  test('takes what it lacks when it is merged, and nothing when it lacks nothing', async () => {
    const merge = () => importDesk(transferPorts(operator), opened(lines()), { merge: true });
    const before = await rows();
    expect((await merge()).stories).toBe(0);
    expect(await rows()).toEqual(before);
    // As a desk that never had it.
    const lost = (await operator.memberships.newest('agency-strict', 1))[0];
    if (!lost) throw new Error('no story');
    const key = keys.story(lost.storyId);
    const { rows: own } = await operator.table.page<RowKey & { feeds?: Set<string> }>(key.pk);
    for (const { pk, sk } of own) await operator.table.remove({ pk, sk });
    const { published, storyId, version } = lost;
    for (const feed of own.flatMap(({ feeds }) => [...(feeds ?? [])]))
      await operator.table.remove(keys.membership(feed, published, storyId, version));
    expect((await merge()).stories).toBe(1);
    expect((await operator.memberships.newest('agency-strict', 1))[0]).toMatchObject({ storyId, published });
    expect(await operator.stories.get(storyId)).toMatchObject({ headline: 'Ordre du jour', published });
  });
});

test('an import that stopped resumes', async () => {
  const { exported: before } = await rowsAndActs();
  await wipe(operator);
  const ports = transferPorts(operator);
  const middle = Math.floor(lines().length / 2);
  let reads = 0;
  /** Breaks off at the second reading, which is the one that writes. */
  const stopping = async function* () {
    const whole = reads++ === 0;
    for (const [index, line] of lines().entries()) {
      if (!whole && index === middle) throw new Error('the power is gone');
      yield Buffer.from(`${line}\n`);
    }
  };
  await expect(importDesk(ports, stopping, { merge: false })).rejects.toThrow('the power is gone');
  expect((await importDesk(ports, opened(lines()), { merge: false })).outcome).toBe('imported');
  // The act is noted by the command.
  expect(await rowsAndActs()).toEqual({ exported: before, acts: [] });
});

test('.zst and plain files hold the same', async () => {
  const [packed, plain] = [join(folder, 'desk.jsonl.zst'), join(folder, 'desk.jsonl')];
  for (const to of [packed, plain]) {
    expect(
      (await writeExport(transferPorts(operator), to, { raw: false })).counts.intakeObject,
    ).toBeUndefined();
    const { header } = await verifyExport(readPacked(to, to));
    expect(header).toMatchObject({ raw: false, counts: { agency: 2 } });
  }
});
