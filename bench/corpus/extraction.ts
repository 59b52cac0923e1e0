import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decode } from '../../functions/core/intake/charset/decode.ts';
import { findArticle } from '../../functions/core/intake/formats/web-page/article.ts';
import { page } from '../../functions/core/intake/formats/web-page/index.ts';
import { pageKind } from '../../functions/core/intake/formats/web-page/kind.ts';
import { read } from '../../functions/core/intake/index.ts';
import { normalise } from '../../functions/core/normalise/index.ts';

/** Means over pages, 0 to 1: four-word sequences, and pages with exactly the right words. */
interface Figures {
  precision: number;
  recall: number;
  f1: number;
  accuracy: number;
}

/** The base figures are for the whole pipeline: `read`, then the normaliser's `text`. */
export interface ExtractionScore extends Figures {
  /** Of the page format alone. */
  bare: Figures;
  /** Pages per second from decoded text to draft, median of several runs. */
  docsPerSecond: number;
  pages: number;
  /** Pages detected as another format. */
  undetected: number;
  readability: Figures & { docsPerSecond: number };
}

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
/** Measured runs, after one warm-up run. */
const runs = 3;

const receivedAt = '2026-01-01T00:00:00Z';

type Texts = Record<string, string>;
type Score = (truth: unknown, found: Texts) => Figures;

/**
 * Scores whole-page extraction on the development pages, and Mozilla's Readability on linkedom for comparison.
 * Undefined, with a line on stderr, if the pages are missing.
 */
export async function scoreExtraction(): Promise<ExtractionScore | undefined> {
  const truthFile = `${corpus}html/ground-truth.json`;
  if (!existsSync(truthFile)) {
    console.error(`no extraction score: the development pages are missing (${truthFile})`);
    return undefined;
  }
  const truth = JSON.parse(readFileSync(truthFile, 'utf8')) as Record<string, { url: string }>;
  const scorer = (await import(pathToFileURL(`${corpus}score-extraction.mjs`).href)) as { score: Score };
  const pages = Object.entries(truth).map(([id, { url }]) => ({
    id,
    url,
    bytes: gunzipSync(readFileSync(`${corpus}html/${id}.html.gz`)),
  }));
  const uploads = pages.map(({ bytes, url }) => ({
    bytes,
    mediaType: 'text/html',
    baseUrl: url,
    receivedAt,
  }));
  const sniffs = uploads.map(decode);

  const found: Texts = {};
  const theirs: Texts = {};
  const ours: number[] = [];
  const peers: number[] = [];
  for (let run = 0; run <= runs; run++) {
    ours.push(rate(sniffs, (sniff) => page.parse(sniff)));
    peers.push(
      rate(pages, ({ id }, index) => {
        theirs[id] = readabilityText(sniffs[index]?.text ?? '');
      }),
    );
  }
  let undetected = 0;
  const bare: Texts = {};
  for (const [index, { id }] of pages.entries()) {
    const upload = uploads[index];
    const sniff = sniffs[index];
    if (upload === undefined || sniff === undefined) continue;
    bare[id] = findArticle(sniff.text)
      .text.map((block) => block.text)
      .join('\n\n');
    const { format, items } = await read(upload);
    if (format !== pageKind.id) undetected++;
    const [item] = items;
    found[id] = item && 'draft' in item ? (normalise(item.draft, context).content?.text ?? '') : '';
  }
  return {
    ...figuresOf(scorer.score(truth, found)),
    bare: figuresOf(scorer.score(truth, bare)),
    docsPerSecond: median(ours.slice(1)),
    pages: pages.length,
    undetected,
    readability: { ...figuresOf(scorer.score(truth, theirs)), docsPerSecond: median(peers.slice(1)) },
  };
}

const context = { now: receivedAt, agencyName: 'Bench', policy: {} };

function readabilityText(html: string): string {
  const { document } = parseHTML(html);
  return new Readability(document as never).parse()?.textContent ?? '';
}

/** Items per second. */
function rate<Item>(items: readonly Item[], work: (item: Item, index: number) => void): number {
  const start = performance.now();
  for (const [index, item] of items.entries()) work(item, index);
  return (items.length / (performance.now() - start)) * 1000;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const figuresOf = ({ precision, recall, f1, accuracy }: Figures): Figures => ({
  precision,
  recall,
  f1,
  accuracy,
});
