import { setTimeout as sleep } from 'node:timers/promises';
import { openBenchDesk } from '../desk/bench-desk.ts';
import { runJob } from '../desk/client-jobs.ts';
import { awaitIdle, feedIds, lost } from '../desk/settled.ts';
import { languages } from '../desk/wire-stories.ts';
import { spread } from '../lib/quantile.ts';
import { type PartResult, tableText } from '../lib/table.ts';

/** 14 agencies, 5 languages and `latest` make 20 feeds. */
const agencies = 14;
const perSecond = 100;

interface FeedBuilds {
  feed: string;
  builds: number;
  perSecond: number;
}

/** A burst of stories: how often feeds are built, and whether all stories arrive. */
export async function benchBurst(stories: number): Promise<PartResult> {
  const desk = await openBenchDesk(agencies, { metered: false });
  try {
    const started = performance.now();
    const load = await runJob({
      kind: 'load',
      url: desk.stack.url,
      agencies: desk.agencies,
      languages,
      first: 0,
      connections: 64,
      stories,
      perSecond,
    });
    const { visibleMs, drainedMs } = await awaitIdle(desk);
    const elapsed = (performance.now() - started) / 1000;
    const ids = await feedIds(desk);
    const states = await desk.feedStates.getMany(ids);
    await sleep(1500);
    const later = await desk.feedStates.getMany(ids);
    const stable = ids.every((id) => states.get(id)?.digest === later.get(id)?.digest);
    const feeds: FeedBuilds[] = ids
      .map((feed) => ({ feed, builds: states.get(feed)?.build ?? 0 }))
      .map(({ feed, builds }) => ({ feed, builds, perSecond: builds / elapsed }))
      .sort((a, b) => b.builds - a.builds);
    const missing = await lost(desk, load.accepted);
    const most = feeds[0]?.perSecond ?? 0;
    const figures = {
      asked: stories,
      accepted: load.accepted.length,
      others: load.others,
      seconds: load.seconds,
      answered: spread(load.answered),
      elapsed,
      visibleMs,
      drainedMs,
      stable,
      lost: missing,
      feeds,
    };
    const summary = tableText({
      title: `Burst of ${stories} stories, submitted at ${perSecond} per second, ${ids.length} feeds`,
      head: ['', 'measured'],
      rows: [
        ['stories accepted', load.accepted.length],
        ['seconds until the last response', load.seconds],
        [
          'response to the POST, p50 / p99 ms',
          `${Math.round(figures.answered.p50)} / ${Math.round(figures.answered.p99)}`,
        ],
        ['seconds from then until every feed was current', visibleMs / 1000],
        ['seconds from then until no message was left', drainedMs / 1000],
        ['digests stay unchanged', stable ? 'yes' : 'no'],
        ['stories without a membership row or page', missing.length],
        ['most builds of one feed per second', most],
      ],
      notes: [
        `Target: at most one build of a feed per second: ${most <= 1 ? 'met' : 'not met'}; nothing lost: ${missing.length === 0 ? 'met' : 'not met'}.`,
      ],
    });
    const builds = tableText({
      title: 'Builds by feed',
      head: ['feed', 'builds', 'per second'],
      rows: feeds.slice(0, 6).map((one) => [one.feed, one.builds, one.perSecond]),
      notes: [`The most often built of ${feeds.length} feeds; over ${elapsed.toFixed(1)} s.`],
    });
    return { text: `${summary}\n\n${builds}`, figures };
  } finally {
    await desk.close();
  }
}
