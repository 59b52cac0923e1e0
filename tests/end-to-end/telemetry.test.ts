import {
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { looksForQuiet, quietAgencies } from '../../functions/pipeline/recovery/quiet-agencies.ts';
import { tableDesk } from '../../functions/platform/composition.ts';
import { keys } from '../../functions/store/dynamodb/keys.ts';
import { Activity } from '../../functions/store/entities/activity.ts';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';

/** Stands in everything that an agency sends or keeps secret, and may stand in nothing that is told. */
const secret = 'Zwischenfall7731';

interface Line {
  message: string;
  [field: string]: unknown;
}

let desk: TestDesk;
let told = '';
/** Every line of the log so far. */
const lines = (): Line[] =>
  told
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
const linesOf = (message: string): Line[] => lines().filter((line) => line.message === message);
const line = (message: string, holds: (line: Line) => boolean): Promise<Line> =>
  eventually(async () => linesOf(message).find(holds));

beforeAll(async () => {
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
  const keep = (text: string | Uint8Array): boolean => {
    told += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const submitted = async (fields: Record<string, unknown>) => {
  const { status, json } = await desk.submit(article(fields), asJson);
  expect(status).toBe(202);
  return { receipt: json.receipt ?? '', story: json.results?.[0]?.storyId ?? '' };
};

interface Shown {
  story: string;
  version: number;
  receipt?: string;
  gone?: boolean;
}
const shownIn = (line: Line): Shown[] => line.shown as Shown[];

describe('the log', () => {
  test('follows a story from its receipt to the first build that shows it, through every version', async () => {
    const { receipt, story } = await submitted({ guid: 'followed', headline: `Ferry stops ${secret}` });
    const { json: corrected } = await desk.call(
      'PUT',
      `/v1/articles/${story}`,
      article({ headline: 'Ferry sails' }),
      asJson,
    );
    const { json: killed } = await desk.call(
      'DELETE',
      `/v1/articles/${story}`,
      `{"reason":"${secret}"}`,
      asJson,
    );
    for (const [version, of] of [receipt, corrected.receipt, killed.receipt].entries()) {
      expect((await line('Upload received', (one) => one.receipt === of)).agency).toBe('test');
      const ingested = await line('Receipt ingested', (one) => one.receipt === of);
      expect(ingested.stories).toEqual([{ story, version: version + 1, status: 'accepted' }]);
      expect(ingested.feeds).toEqual(expect.arrayContaining(['latest', 'agency-test']));
    }
    const gone = (one: Shown) => one.story === story && one.gone === true;
    const build = await line('Feed built', (one) => one.feed === 'latest' && shownIn(one).some(gone));
    expect(build).toMatchObject({ build: expect.any(Number), bytes: expect.any(Number) });
    expect(shownIn(build).find(gone)).toMatchObject({ version: 3, receipt: killed.receipt });
    const page = await line('Story page built', (one) => one.receipt === killed.receipt);
    expect(page).toMatchObject({ story, version: 3, withdrawn: true });
  });

  test('names a version once for each feed, in the build that was the first to show it', async () => {
    const first = await submitted({ guid: 'once-1', headline: 'Quay is repaired' });
    const shows = (story: string) => (one: Line) =>
      one.feed === 'latest' && shownIn(one).some((shown) => shown.story === story);
    await line('Feed built', shows(first.story));
    const second = await submitted({ guid: 'once-2', headline: 'Quay is open' });
    await line('Feed built', shows(second.story));
    expect(linesOf('Feed built').filter(shows(first.story))).toHaveLength(1);
  });

  test('tells of refusals and failures without a body, a key or a token', async () => {
    const wrong = `dl_test_${secret.padEnd(43, 'x')}`;
    expect((await desk.submit(secret, { authorization: `Bearer ${wrong}` })).status).toBe(401);
    expect((await desk.submit(`{"headline": "${secret}`, asJson)).status).toBe(422);
    expect(
      (await desk.submit(`<nitf><body>${secret}</nitf>`, { 'content-type': 'application/xml' })).status,
    ).toBe(422);
    expect(
      (await desk.submit(article({ body: `<p>${secret}`, embargoed: secret }), asJson)).status,
    ).toBeLessThan(500);
    const sqs = new SQSClient({});
    const { receipts } = desk.stack.queueUrls;
    await sqs.send(new SendMessageCommand({ QueueUrl: receipts, MessageBody: `${secret} is no message` }));
    await line('Message failed', () => true);
    await sqs.send(new PurgeQueueCommand({ QueueUrl: receipts }));
    sqs.destroy();
    const reasons = linesOf('Upload refused').map((one) => one.reason);
    expect(reasons).toEqual(expect.arrayContaining(['invalid-key', 'invalid-story']));
    expect(told).not.toContain(secret);
    expect(told).not.toContain(desk.key);
    expect(told).not.toMatch(/bearer/i);
  });
});

/** What `/status` answers, as far as it is looked at here. */
interface Status {
  status: string;
  queues: Record<string, { waiting: number; inFlight: number; delayed: number; deadLetters: number }>;
  latestReceipts: { receipt: string; results: Record<string, number> }[];
  numbers: {
    counts: Record<string, number>;
    reasons: Record<string, Record<string, number>>;
    spreads: Record<string, { count: number; p50: number; p99: number }>;
  };
}
const status = async (): Promise<Status> => JSON.parse((await desk.call('GET', '/status')).text) as Status;

describe('the status', () => {
  test('has the numbers of every function, in the units of the metrics', async () => {
    const { receipt } = await submitted({ guid: 'counted', headline: `Lock gate ${secret}` });
    await desk.submit('[]', asJson);
    const found = await eventually(async () => {
      const now = await status();
      return now.latestReceipts.some((one) => one.receipt === receipt) && now;
    });
    const { counts, reasons, spreads } = found.numbers;
    for (const name of ['accepted', 'builds', 'feedBytes', 'storyPages', 'refused', 'uploadsRefused']) {
      expect([name, (counts[name] ?? 0) > 0]).toEqual([name, true]);
    }
    expect(reasons.uploadsRefused?.['invalid-key']).toBeGreaterThan(0);
    expect(reasons.refused?.unreadable).toBeGreaterThan(0);
    expect(spreads.normaliseTime?.count).toBeGreaterThan(0);
    const { count = 0, p50 = 0, p99 = 0 } = spreads.submitToVisible ?? {};
    expect(count).toBeGreaterThan(0);
    expect(p99).toBeGreaterThanOrEqual(p50);
    // Seconds: a story of this run took less than its half hour, and more than no time.
    expect(p50).toBeGreaterThan(0);
    expect(p99).toBeLessThan(1800);
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${secret}|agency-test|"test"`));
  });

  test('asks for attention while there are dead letters', async () => {
    const sqs = new SQSClient({});
    const source = desk.stack.queueUrls.drop;
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: source, AttributeNames: ['RedrivePolicy'] }),
    );
    const { deadLetterTargetArn } = JSON.parse(Attributes?.RedrivePolicy ?? '') as {
      deadLetterTargetArn: string;
    };
    const QueueUrl = source.replace(/[^/]+$/, deadLetterTargetArn.split(':').at(-1) ?? '');
    expect(await status()).toMatchObject({ queues: { drop: { deadLetters: 0 } } });
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
    await eventually(async () => {
      const now = await status();
      return now.queues.drop?.deadLetters === 1 && now.status === 'attention';
    });
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    await eventually(async () => (await status()).queues.drop?.deadLetters === 0);
    sqs.destroy();
  });
});

const minute = 60_000;
const hour = 60 * minute;

describe('agencies that go quiet', () => {
  const lastOf = async (agency: string) =>
    (await desk.table.get<{ lastAcceptedAt: string }>(keys.agencyActivity(agency)))?.lastAcceptedAt;

  test('are noted when a story is accepted, and not when one is refused', async () => {
    const key = await desk.addAgency('noted');
    const headers = { ...asJson, authorization: `Bearer ${key}` };
    expect((await desk.submit('[]', headers)).status).toBe(422);
    expect(await lastOf('noted')).toBeUndefined();
    const before = new Date().toISOString();
    expect((await desk.submit(article({ guid: 'noted-1' }), headers)).status).toBe(202);
    const at = await lastOf('noted');
    expect(String(at) >= before).toBe(true);
    expect((await desk.submit(article({ guid: 'noted-2' }), headers)).status).toBe(202);
    expect(await lastOf('noted')).toBe(at);
  });

  test('are written at most once a minute, by however many processes', async () => {
    const processes = [new Activity(desk.table), new Activity(desk.table), new Activity(desk.table)];
    const began = Date.parse('2026-03-01T00:00:00.000Z');
    const times = new Set<string | undefined>();
    for (let seconds = 0; seconds <= 180; seconds += 5) {
      const process = processes[(seconds / 5) % processes.length];
      await process?.note('often', new Date(began + seconds * 1000).toISOString());
      times.add(await lastOf('often'));
    }
    const noted = [...times].map((time) => Date.parse(time ?? ''));
    expect(noted.length).toBeGreaterThanOrEqual(3);
    for (const [index, time] of noted.slice(1).entries()) {
      expect(time - (noted[index] ?? 0)).toBeGreaterThanOrEqual(minute);
      expect(time - (noted[index] ?? 0)).toBeLessThan(2 * minute);
    }
  });

  test('are missed after the hours of their policy, and no others are', async () => {
    const policy = { quietAfterHours: 26 };
    for (const id of ['daily', 'suspended', 'never']) await desk.addAgency(id, { policy });
    await desk.addAgency('no-policy');
    const { agencies, activity } = tableDesk({
      TABLE_NAME: process.env.TABLE_NAME ?? '',
      STORIES_BUCKET: process.env.STORIES_BUCKET ?? '',
    });
    await agencies.setStatus('suspended', 'suspended');
    const heard = Date.now();
    for (const id of ['daily', 'suspended', 'no-policy'])
      await activity.note(id, new Date(heard).toISOString());
    const warnings: Record<string, unknown>[] = [];
    const look = (hours: number) =>
      quietAgencies({
        agencies,
        activity,
        now: () => heard + hours * hour,
        log: { info: () => {}, error: () => {}, warn: (_, details) => warnings.push(details) },
      });
    expect(await eventually(async () => (await look(26.01)) === 1 && 'one')).toBe('one');
    expect(warnings.at(-1)).toEqual({
      count: 1,
      agencies: [
        {
          agency: 'daily',
          name: 'Agency daily',
          lastAcceptedAt: new Date(heard).toISOString(),
          quietAfterHours: 26,
        },
      ],
    });
    expect(await look(25.99)).toBe(0);
  });

  test('are looked for once in each quarter of an hour, at whatever second the reconciler runs', () => {
    for (const second of [0, 17, 59]) {
      const runs = Array.from({ length: 24 * 60 }, (_, index) => index * minute + second * 1000);
      expect(runs.filter(looksForQuiet)).toHaveLength(24 * 4);
    }
  });
});
