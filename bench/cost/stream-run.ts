import { setTimeout as sleep } from 'node:timers/promises';
import { defineFeed } from '../../functions/pipeline/feed-definitions/define.ts';
import type { BenchDesk } from '../desk/bench-desk.ts';
import { awaitIdle, feedIds, makeOld } from '../desk/settled.ts';
import { submitStory } from '../desk/wire-stories.ts';
import type { Tally } from '../lib/aws-meter.ts';
import { randomOf } from '../simulation/limits.ts';
import { billOf, type Invocations, lambdaBill, prices, secondsOfMonth, total } from './bill.ts';

/** Stories at the rate of a million a month, counted call by call. */
export interface StreamRun {
  /** Feeds that each story is in. */
  feeds: number;
  stories: number;
  builds: number;
  directories: number;
  tallies: Tally[];
  invocations: Invocations;
  /** Stories a second, as they came. */
  perSecond: number;
  /** AWS requests a story, empty receives left out. */
  requests: number;
  /** US dollars for a million stories, with everything that is built on a schedule. */
  dollars: number;
}

const perSecond = 1e6 / secondsOfMonth;
const headSize = 60;
/** The feed of all stories, that of the agency and that of the language; and those that are defined. */
const builtIn = 3;
const further = 17;

/**
 * Submits stories of an agency at random times (Poisson, seeded), after as many at once as fill a head, and counts
 * everything until all feeds show them.
 */
export async function runStream(
  desk: BenchDesk,
  { agency, stories, first }: { agency: number; stories: number; first: number },
): Promise<StreamRun> {
  for (let n = 0; n < headSize; n++) await submitStory(desk, first + stories + n, agency);
  await awaitIdle(desk);
  const ids = await feedIds(desk);
  await makeOld(desk, ids);
  const random = randomOf(first);
  desk.meter.reset();
  const began = performance.now();
  const sent: Promise<void>[] = [];
  for (let n = 0, due = began; n < stories; n++) {
    due += (-Math.log(1 - random()) / perSecond) * 1000;
    // By the clock: a slow answer does not make the stream thinner.
    await sleep(Math.max(0, due - performance.now()));
    sent.push(submitStory(desk, first + n, agency));
  }
  await Promise.all(sent);
  const seconds = (performance.now() - began) / 1000;
  await awaitIdle(desk);
  await desk.stack.invoke('reconcile', { impatient: true });
  const { tallies, invocations, feedBuilds } = desk.meter;
  const requests = tallies.reduce((sum, one) => sum + one.requests, 0) / stories;
  const dollars = total(billOf(tallies)) + lambdaBill(invocations) + stories * prices.httpApiRequest;
  const directories = tallies
    .filter(({ caller, command }) => caller === 'directory' && command === 'PutObject')
    .reduce((sum, one) => sum + one.requests, 0);
  return {
    feeds: agency === 0 ? builtIn : builtIn + further,
    stories,
    builds: feedBuilds,
    directories,
    tallies,
    invocations,
    perSecond: stories / seconds,
    requests,
    dollars: (dollars / stories) * 1e6,
  };
}

/** Defines feeds that have every story of the second agency, so that each of them is in so many feeds. */
export async function defineFeeds(desk: BenchDesk): Promise<void> {
  const ports = { ...desk, now: Date.now };
  for (let n = 0; n < further; n++) {
    const filter = { agency: [desk.agencies[1]?.id ?? ''] };
    await defineFeed(ports, { id: `all-${n}`, title: `Everything ${n}`, description: 'Every story', filter });
  }
}
