import { feedFormats } from '../../functions/core/feeds/formats/index.ts';
import { allFormats, full, fullText, rebuild } from './dateline.ts';
import { floorJson, floorXml } from './floor.ts';
import { interleaved } from './interleaved.ts';
import { type MatchingFigure, matching } from './matching.ts';
import { everyField, peers } from './peers.ts';
import { itemCount } from './stories.ts';

/** Median milliseconds to render one feed to bytes, its size, and derived figures. */
export interface FeedFigure {
  format: string;
  maker: string;
  milliseconds: number;
  bytes: number;
  itemsPerSecond: number;
  megabytesPerSecond: number;
  /** Ratio to the floor of the format. */
  timesFloor: number;
}

export interface FeedsResult {
  feeds: FeedFigure[];
  /** Per format: full render compared with the floor and the best peer; rebuild with 49 reused items compared with the peer. */
  ratios: Record<string, { fullToFloor: number; bestPeerToFull: number; bestPeerToRebuild: number }>;
  /** All formats of one build: the better package for all of them compared with ours, which share each story's text. */
  bestPeersToBuild: number;
  /** JSON Feed: feedsmith compared with ours when it writes every field that we write. */
  everyFieldToFull: number;
  matching: MatchingFigure;
}

/** Feed rendering and filters, compared with two feed packages and with the minimum possible. */
export const benchFeeds = (rounds = 20): FeedsResult => {
  const feeds: FeedFigure[] = [];
  const ratios: FeedsResult['ratios'] = {};
  for (const format of feedFormats.filter(({ id }) => Object.hasOwn(peers, id))) {
    const floor = format.id === 'json' ? floorJson() : floorXml;
    const measured = interleaved(
      {
        floor,
        ...peers[format.id],
        dateline: full(format),
        'dateline as text': fullText(format),
        'dateline rebuild': rebuild(format),
      },
      rounds,
    );
    const time = (maker: string): number => measured[maker]?.milliseconds ?? Number.NaN;
    for (const [maker, { milliseconds, bytes }] of Object.entries(measured)) {
      feeds.push({
        format: format.id,
        maker,
        milliseconds,
        bytes,
        itemsPerSecond: (itemCount / milliseconds) * 1000,
        megabytesPerSecond: bytes / milliseconds / 1000,
        timesFloor: milliseconds / time('floor'),
      });
    }
    const best = Math.min(...Object.keys(peers[format.id] ?? {}).map(time));
    ratios[format.id] = {
      fullToFloor: time('dateline') / time('floor'),
      bestPeerToFull: best / time('dateline'),
      bestPeerToRebuild: best / time('dateline rebuild'),
    };
  }
  return { feeds, ratios, ...comparisons(rounds), matching: matching(rounds) };
};

/** What is compared over formats or fields, by turns as well. */
function comparisons(rounds: number): Pick<FeedsResult, 'bestPeersToBuild' | 'everyFieldToFull'> {
  const all = (name: string) => (): string[] => Object.values(peers).map((makers) => makers[name]?.() ?? '');
  const json = feedFormats.filter(({ id }) => id === 'json').map(full);
  const measured = interleaved(
    {
      build: allFormats(feedFormats),
      feed: all('feed'),
      feedsmith: all('feedsmith'),
      json: () => json.map((make) => make()),
      'every field': everyField(),
    },
    rounds,
  );
  const time = (maker: string): number => measured[maker]?.milliseconds ?? Number.NaN;
  return {
    bestPeersToBuild: Math.min(time('feed'), time('feedsmith')) / time('build'),
    everyFieldToFull: time('every field') / time('json'),
  };
}

/** The result as Markdown. */
export const feedsTable = ({
  feeds,
  ratios,
  bestPeersToBuild,
  everyFieldToFull,
  matching: { definitions: count, candidates, microsecondsPerStory },
}: FeedsResult): string => {
  const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    row(['format', 'maker', 'ms', 'items/s', 'MB/s', '× floor']),
    row(['---', '---', '---:', '---:', '---:', '---:']),
    ...feeds.map((one) =>
      row([
        one.format,
        one.maker,
        one.milliseconds.toFixed(3),
        Math.round(one.itemsPerSecond),
        Math.round(one.megabytesPerSecond),
        one.timesFloor.toFixed(2),
      ]),
    ),
    '',
    row(['format', 'full / floor', 'best peer / full', 'best peer / rebuild']),
    row(['---', '---:', '---:', '---:']),
    ...Object.entries(ratios).map(([format, ratio]) =>
      row([
        format,
        ratio.fullToFloor.toFixed(2),
        ratio.bestPeerToFull.toFixed(2),
        ratio.bestPeerToRebuild.toFixed(1),
      ]),
    ),
    '',
    `All formats of a build: best peer / ours ${bestPeersToBuild.toFixed(2)}.`,
    `JSON Feed with every field: feedsmith / ours ${everyFieldToFull.toFixed(2)}.`,
    `One story against ${count} definitions: ${microsecondsPerStory.toFixed(1)} µs, ${candidates} evaluated.`,
  ];
  return lines.join('\n');
};

if (import.meta.main) process.stdout.write(`${feedsTable(benchFeeds())}\n`);
