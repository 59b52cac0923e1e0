import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import type { Checks } from '../checks.ts';
import { type DeployedDesk, eventually } from './deployed-desk.ts';
import type { Answer } from './http.ts';

const agency = 'north-wire';

interface Outcome {
  receipt: string;
  state: string;
  results: { status: string; storyId?: string; version?: number }[];
}

const isIn = (answer: Answer, text: string): boolean => answer.status === 200 && answer.text.includes(text);

/** Creates the agency of the rehearsal with the operator's command, and returns its key. */
export async function addAgency(desk: DeployedDesk): Promise<string> {
  const added = (await desk.dateline('agencies', 'add', agency, 'North Wire', '--rate', '20')) as {
    key: string;
  };
  match(added.key, /^dl_north-wire_/);
  return added.key;
}

async function submit(desk: DeployedDesk, key: string, story: Record<string, unknown>): Promise<Outcome> {
  const answer = await desk.api('/v1/articles', {
    method: 'POST',
    key,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(story),
  });
  strictEqual(answer.status, 202, answer.text);
  const outcome = JSON.parse(answer.text) as Outcome;
  strictEqual(outcome.results[0]?.status, 'accepted', answer.text);
  return outcome;
}

const story = (guid: string, headline: string, more: Record<string, unknown> = {}) => ({
  guid,
  headline,
  body: `<p>${headline}, officials said on Monday. The harbour master confirmed it by telephone.</p>`,
  language: 'en',
  ...more,
});

/** A story over HTTP, in every format of the feed and as a page. */
export async function submitByHttp(checks: Checks, desk: DeployedDesk, key: string): Promise<string> {
  const outcome = await checks.step('a story by HTTP is accepted, and its receipt says so', async () => {
    const accepted = await submit(desk, key, story('r-1', 'Ferry resumes its service'));
    const receipt = await desk.api(`/v1/receipts/${accepted.receipt}`, { key });
    strictEqual((JSON.parse(receipt.text) as Outcome).state, 'done', receipt.text);
    strictEqual((await desk.api(`/v1/receipts/${accepted.receipt}`)).status, 401);
    return accepted;
  });
  const { storyId = '' } = outcome.results[0] ?? {};
  await checks.step(
    'it is in the feed as RSS, Atom and JSON, with the media types of the edge function',
    async () => {
      const types = {
        rss: 'application/rss+xml',
        atom: 'application/atom+xml',
        json: 'application/feed+json',
      };
      for (const [extension, type] of Object.entries(types)) {
        const feed = await eventually(`the story in latest.${extension}`, async () => {
          const answer = await desk.read(`/feeds/latest.${extension}`);
          return isIn(answer, 'Ferry resumes its service') && answer;
        });
        ok(String(feed.headers['content-type']).startsWith(type), String(feed.headers['content-type']));
      }
    },
  );
  await checks.step('it has a page', async () => {
    const page = await eventually('the page', async () => {
      const answer = await desk.read(`/stories/${storyId}.html`);
      return isIn(answer, 'Ferry resumes its service') && answer;
    });
    match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/);
  });
  return storyId;
}

/** A file in the drop bucket. */
export async function submitByDrop(checks: Checks, desk: DeployedDesk): Promise<void> {
  const file = `drop/${agency}/bridge.txt`;
  await checks.step('a file in the drop bucket becomes a story', async () => {
    await desk.drop(
      file,
      'Bridge opens after repairs\n\nBy Jane Doe\n\nThe bridge opened on Monday, the ministry said.\n\nTraffic was light.\n',
    );
    await eventually('the dropped story in the feed', async () =>
      isIn(await desk.read('/feeds/latest.json'), 'Bridge opens after repairs'),
    );
  });
}

/** A correction by the agency, then a kill by the operator. */
export async function correctAndKill(
  checks: Checks,
  desk: DeployedDesk,
  { key, storyId }: { key: string; storyId: string },
): Promise<void> {
  await checks.step('a correction replaces the story', async () => {
    const answer = await desk.api(`/v1/articles/${storyId}`, {
      method: 'PUT',
      key,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(story('r-1', 'Ferry stays in the harbour')),
    });
    strictEqual(answer.status, 202, answer.text);
    await eventually('the corrected story in the feed', async () => {
      const feed = await desk.read('/feeds/latest.json');
      return isIn(feed, 'Ferry stays in the harbour') && !feed.text.includes('Ferry resumes its service');
    });
  });
  await checks.step('a kill removes the story and its page', async () => {
    await desk.dateline('articles', 'kill', storyId, '--reason', 'Withdrawn for the rehearsal');
    await eventually('a feed without the story', async () => {
      const feed = await desk.read('/feeds/latest.json');
      return feed.status === 200 && !feed.text.includes('Ferry stays in the harbour');
    });
    await eventually(
      '410 for the page',
      async () => (await desk.read(`/stories/${storyId}.html`)).status === 410,
    );
  });
}

/** A story with an embargo of a few seconds. */
export async function embargo(checks: Checks, desk: DeployedDesk, key: string): Promise<void> {
  await checks.step('an embargo of a few seconds holds, and ends', async () => {
    const ends = Date.now() + 8_000;
    await submit(
      desk,
      key,
      story('r-2', 'Prize goes to the lighthouse', { embargoed: new Date(ends).toISOString() }),
    );
    while (Date.now() < ends - 1_000) {
      const feed = await desk.read('/feeds/latest.json');
      ok(Date.now() >= ends || !feed.text.includes('Prize goes to the lighthouse'), 'The embargo leaked');
      await new Promise((done) => setTimeout(done, 1_000));
    }
    await eventually('the story after its embargo', async () =>
      isIn(await desk.read('/feeds/latest.json'), 'Prize goes to the lighthouse'),
    );
  });
}

/** What an operator looks at after a deployment. */
export async function lookAround(checks: Checks, desk: DeployedDesk): Promise<void> {
  await checks.step('there are no dead letters', async () => {
    const queues = (await desk.dateline('dead-letters', 'list')) as { queue: string; messages: number }[];
    deepStrictEqual(
      queues.filter(({ messages }) => messages > 0),
      [],
    );
  });
  await checks.step(
    'the acts of the operator are on record, with the identity of the credentials',
    async () => {
      const acts = (await desk.dateline('audit', '--since', '1h')) as { act: string; by: string }[];
      deepStrictEqual(
        acts.map(({ act }) => act),
        ['story.kill', 'agency.add'],
      );
      for (const { by } of acts) match(by, /^arn:aws/);
    },
  );
  await checks.step('/status says ok', async () => {
    const status = JSON.parse((await desk.api('/status')).text) as { status?: string; state?: string };
    strictEqual(status.state ?? status.status, 'ok', JSON.stringify(status));
  });
  await checks.step('doctor finds nothing', async () => {
    const found = (await desk.dateline('doctor', '--all')) as { clean: boolean; findings: unknown[] };
    deepStrictEqual(found.findings, []);
  });
}

/** A story after an update, which the new code handles. */
export async function submitAgain(desk: DeployedDesk, key: string): Promise<void> {
  await submit(desk, key, story('r-3', 'Lighthouse is painted again'));
  await eventually('a story after the update', async () =>
    isIn(await desk.read('/feeds/latest.json'), 'Lighthouse is painted again'),
  );
}

/** The desk that an import has restored. */
export async function restored(desk: DeployedDesk, key: string): Promise<void> {
  const feed = await desk.read('/feeds/latest.json');
  for (const headline of ['Bridge opens after repairs', 'Prize goes to the lighthouse'])
    ok(isIn(feed, headline), `${headline} is missing after the import`);
  ok(!feed.text.includes('Ferry stays in the harbour'), 'The killed story is back');
  await submit(desk, key, story('r-4', 'Harbour has a new master'));
}
