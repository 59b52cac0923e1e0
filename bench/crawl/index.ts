import { builtInFeeds } from '../../functions/contract/feeds.ts';
import { feedGuid } from '../../functions/core/feeds/format.ts';
import { storyId } from '../../functions/core/story/story-id.ts';
import { requestBuilds } from '../../functions/pipeline/build-requests/request-builds.ts';
import { type BenchAgency, type BenchDesk, openBenchDesk } from '../desk/bench-desk.ts';
import { drained } from '../desk/settled.ts';
import { type PartResult, tableText } from '../lib/table.ts';
import { type Crawl, crawl, readAtom, readJsonFeed } from './crawler.ts';
import { fillArchive, guidOf } from './fill-archive.ts';

/** Stories of each kind: corrected before, killed before, and killed during the crawl. */
const mostAmended = 40;
const correctedTitle = 'Corrected';

interface Amended {
  corrected: number[];
  killed: number[];
  killedDuring: number[];
}

/** Errors of a crawl; all zero if it is correct. */
interface Faults {
  missing: number;
  twice: number;
  killed: number;
  uncorrected: number;
}

/** A feed with a long history: time to build its archive, and whether a crawler finds every story. */
export async function benchCrawl(stories: number): Promise<PartResult> {
  const desk = await openBenchDesk(1, { metered: true });
  try {
    const [agency] = desk.agencies;
    if (!agency) throw new Error('There is no agency');
    const amended = spreadOver(stories, Math.min(mostAmended, Math.ceil(stories / 100)));
    const all = new Set([...amended.corrected, ...amended.killed, ...amended.killedDuring]);
    const fill = await timed(() => fillArchive(desk, agency.id, stories, (n) => all.has(n)));
    desk.meter.reset();
    const build = await timed(async () => {
      await requestBuilds(desk, { feeds: [builtInFeeds.latest], stories: [] }, 'crawl');
      await drained(desk);
    });
    const builds = (await desk.feedStates.get(builtInFeeds.latest))?.build ?? 0;
    const pages = (await desk.feedStates.get(builtInFeeds.latest))?.archived?.pages ?? 0;
    const puts = desk.meter.tallies.filter(
      ({ caller, command }) => caller === 'feed build' && command === 'PutObject',
    );
    const written = puts.reduce((sum, { bytes }) => sum + bytes, 0);

    const amend = await timed(async () => {
      for (const n of amended.corrected) await correct(desk, agency, n);
      for (const n of amended.killed) await kill(desk, agency, n);
      await drained(desk);
    });
    const head = `${desk.stack.url}/feeds/${builtInFeeds.latest}`;
    const left = [...amended.killedDuring];
    const every = Math.max(1, Math.floor(pages / (left.length + 1)));
    const atom = await crawl(`${head}.atom`, readAtom, async (requests) => {
      const n = requests % every === 0 ? left.shift() : undefined;
      if (n !== undefined) await kill(desk, agency, n);
    });
    for (const n of left) await kill(desk, agency, n);
    await drained(desk);
    const json = await crawl(`${head}.json`, readJsonFeed);
    const faults = {
      atom: faultsOf(atom, agency.id, stories, amended, true),
      json: faultsOf(json, agency.id, stories, amended, false),
    };
    const figures = { stories, pages, builds, written, fill, build, amend, amended, faults };
    const crawls = [
      row('Atom, prev-archive', atom, faults.atom),
      row('JSON Feed, next_url', json, faults.json),
    ];
    const right = [faults.atom, faults.json].every((one) => Object.values(one).every((count) => count === 0));
    const text = tableText({
      title: `Crawl of ${stories.toLocaleString('en')} stories in ${pages.toLocaleString('en')} archive pages`,
      head: ['', 'requests', 'MB', 'seconds', 'stories/s', 'missing', 'twice', 'killed', 'old version'],
      rows: crawls,
      notes: [
        `Every live story exactly once in the archive: ${right ? 'met' : 'not met'}. The head and the newest page overlap by design.`,
        `${amended.corrected.length} stories were corrected and ${amended.killed.length} killed before the crawls, ${amended.killedDuring.length} killed during the first one.`,
        `Stored in ${fill.toFixed(0)} s; archive built in ${build.toFixed(0)} s by ${builds} builds (${(written / 1e6).toFixed(0)} MB, ${((stories / build) | 0).toLocaleString('en')} stories/s); amended in ${amend.toFixed(0)} s.`,
        'The time of the kills during the first crawl is not included.',
      ],
    });
    return { text, figures: { ...figures, crawls: { atom: counts(atom), json: counts(json) } } };
  } finally {
    await desk.close();
  }
}

/** Distinct story numbers spread over the whole history. */
function spreadOver(stories: number, each: number): Amended {
  const step = stories / (3 * each);
  const at = (k: number, from: number): number => Math.floor((3 * k + from) * step);
  const list = (from: number): number[] => Array.from({ length: each }, (_, k) => at(k, from));
  return { corrected: list(0), killed: list(1), killedDuring: list(2) };
}

function faultsOf(found: Crawl, agency: string, stories: number, amended: Amended, during: boolean): Faults {
  const idOf = (n: number): string => feedGuid(storyId(agency, guidOf(n)));
  const killed = new Set([...amended.killed, ...amended.killedDuring]);
  let missing = 0;
  for (let n = 0; n < stories; n++) if (!killed.has(n) && !found.titles.has(idOf(n))) missing++;
  // A story killed during the crawl may be in pages that were already read.
  const gone = during ? amended.killed : [...killed];
  return {
    missing,
    twice: found.archived.length - new Set(found.archived).size,
    killed: gone.filter((n) => found.titles.has(idOf(n))).length,
    uncorrected: amended.corrected.filter((n) => found.titles.get(idOf(n)) !== correctedTitle).length,
  };
}

const counts = ({ requests, bytes, seconds, titles }: Crawl) => ({
  requests,
  bytes,
  seconds,
  stories: titles.size,
});

const row = (name: string, found: Crawl, faults: Faults): (string | number)[] => [
  name,
  found.requests,
  found.bytes / 1e6,
  found.seconds,
  found.titles.size / found.seconds,
  faults.missing,
  faults.twice,
  faults.killed,
  faults.uncorrected,
];

const correct = (desk: BenchDesk, agency: BenchAgency, n: number): Promise<void> =>
  call(desk, agency, 'PUT', n, {
    headline: correctedTitle,
    body: `<p>Story ${n} was corrected, and this is the text that stands now, as the desk said on Monday.</p>`,
  });

const kill = (desk: BenchDesk, agency: BenchAgency, n: number): Promise<void> =>
  call(desk, agency, 'DELETE', n, { reason: 'Withdrawn' });

async function call(
  desk: BenchDesk,
  agency: BenchAgency,
  method: string,
  n: number,
  body: object,
): Promise<void> {
  const answer = await fetch(`${desk.stack.url}/v1/articles/${guidOf(n)}`, {
    method,
    headers: { authorization: `Bearer ${agency.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} of story ${n} was answered ${answer.status}: ${text}`);
}

async function timed(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}
