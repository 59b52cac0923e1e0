import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchAgency } from './bench-desk.ts';
import type { Job, LatencyJob, LatencyResult, LoadJob, LoadResult } from './client-jobs.ts';
import { wireStory } from './wire-stories.ts';

/** The child process that submits stories and reads feeds. It runs one job. */
const patienceMs = 60_000;
const pollMs = 5;

interface Answer {
  status: number;
  etag: string | undefined;
  text: string;
}

function call(
  agent: Agent,
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: options.method ?? 'GET', headers: options.headers ?? {} });
    sent.once('error', reject);
    sent.once('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          etag: answer.headers.etag,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.end(options.body);
  });
}

const post = (agent: Agent, url: string, agency: BenchAgency, body: string): Promise<Answer> =>
  call(agent, `${url}/v1/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${agency.key}`, 'content-type': 'application/json' },
    body,
  });

/** Id of the accepted story, or the other outcome. */
function outcome(answer: Answer): { storyId: string } | { other: string } {
  if (answer.status !== 202) return { other: `HTTP ${answer.status}` };
  const { results } = JSON.parse(answer.text) as { results: { status: string; storyId?: string }[] };
  const [result] = results;
  return result?.status === 'accepted' && result.storyId
    ? { storyId: result.storyId }
    : { other: result?.status ?? 'no result' };
}

async function seen(agent: Agent, url: string, text: string, started: number): Promise<number> {
  let etag: string | undefined;
  while (performance.now() - started < patienceMs) {
    const answer = await call(agent, url, { headers: etag === undefined ? {} : { 'if-none-match': etag } });
    if (answer.status === 200) etag = answer.etag;
    if (answer.text.includes(text)) return performance.now() - started;
    await sleep(pollMs);
  }
  throw new Error(`${url} did not show ${text} within ${patienceMs} ms`);
}

async function latency(job: LatencyJob): Promise<LatencyResult> {
  const agent = new Agent({ keepAlive: true });
  const result: LatencyResult = {
    answered: [],
    visible: Object.fromEntries(job.paths.map((path) => [path, []])),
    everywhere: [],
  };
  for (let n = 0; n < job.stories; n++) {
    const started = performance.now();
    const sent = outcome(await post(agent, job.url, job.agency, wireStory(job.first + n)));
    result.answered.push(performance.now() - started);
    if ('other' in sent) throw new Error(`Story ${n} was answered ${sent.other}`);
    const times = await Promise.all(
      job.paths.map(async (path) => {
        const time = await seen(agent, `${job.url}${path}`, sent.storyId, started);
        result.visible[path]?.push(time);
        return time;
      }),
    );
    result.everywhere.push(Math.max(...times));
    await sleep(job.pauseMs);
  }
  agent.destroy();
  return result;
}

async function load(job: LoadJob): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: job.connections });
  const result: LoadResult = { accepted: [], others: {}, seconds: 0, answered: [] };
  const started = performance.now();
  const end = job.seconds === undefined ? Number.POSITIVE_INFINITY : started + job.seconds * 1000;
  let next = 0;
  const one = async (): Promise<void> => {
    const n = next++;
    const agency = job.agencies[n % job.agencies.length];
    if (agency === undefined) throw new Error('There is no agency');
    // Languages advance at another step than agencies, so that every agency uses every language.
    const language = job.languages[Math.floor(n / job.agencies.length) % job.languages.length] ?? 'en';
    const asked = performance.now();
    const sent = outcome(await post(agent, job.url, agency, wireStory(job.first + n, language)));
    result.answered.push(performance.now() - asked);
    if ('storyId' in sent) result.accepted.push({ storyId: sent.storyId, agency: agency.id, language });
    else result.others[sent.other] = (result.others[sent.other] ?? 0) + 1;
  };
  const { stories = Number.POSITIVE_INFINITY, perSecond } = job;
  if (perSecond === undefined) {
    const connection = async (): Promise<void> => {
      while (performance.now() < end && next < stories) await one();
    };
    await Promise.all(Array.from({ length: job.connections }, connection));
  } else {
    // Driven by the clock, not by responses: a slow system gets the same load.
    const under: Promise<void>[] = [];
    while (next < stories) {
      const wait = started + (next * 1000) / perSecond - performance.now();
      if (wait > 0) await sleep(wait);
      under.push(one());
    }
    await Promise.all(under);
  }
  result.seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return result;
}

process.once('message', (job: Job) => {
  const done = job.kind === 'latency' ? latency(job) : load(job);
  done.then(
    (result) => process.send?.(result, () => process.disconnect()),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
      process.disconnect();
    },
  );
});
