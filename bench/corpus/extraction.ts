import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decode } from '../../functions/core/intake/charset/decode.ts';
import { findArticle } from '../../functions/core/intake/page/article.ts';
import { page } from '../../functions/core/intake/page/index.ts';

/** Means over pages, 0 to 1: shares of four-word sequences, and of pages with exactly the right words. */
interface Figures {
  precision: number;
  recall: number;
  f1: number;
  accuracy: number;
}

export interface ExtractionScore extends Figures {
  /** Pages a second from decoded text to draft, the median of several runs over all pages. */
  docsPerSecond: number;
  pages: number;
  /** Pages that the format does not recognise as its own. */
  undetected: number;
  readability: Figures & { docsPerSecond: number };
}

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const runs = 3;

type Texts = Record<string, string>;
type Score = (truth: unknown, found: Texts) => Figures;

/**
 * Scores whole-page extraction on the development pages, and Mozilla's Readability on linkedom in the same
 * process. Throws when the pages are not there.
 */
export async function scoreExtraction(): Promise<ExtractionScore> {
  const truthFile = `${corpus}html/ground-truth.json`;
  if (!existsSync(truthFile)) {
    throw new Error(`no extraction score: the development pages are not there (${truthFile})`);
  }
  const truth = JSON.parse(readFileSync(truthFile, 'utf8')) as Record<string, { url: string }>;
  const scorer = (await import(pathToFileURL(`${corpus}score-extraction.mjs`).href)) as { score: Score };
  const pages = Object.entries(truth).map(([id, { url }]) => ({
    id,
    url,
    bytes: gunzipSync(readFileSync(`${corpus}html/${id}.html.gz`)),
  }));
  const sniffs = pages.map(({ bytes, url }) =>
    decode({ bytes, mediaType: 'text/html', baseUrl: url, receivedAt: '2026-01-01T00:00:00Z' }),
  );

  const found: Texts = {};
  const theirs: Texts = {};
  const ours: number[] = [];
  const peers: number[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(rate(sniffs, (sniff) => page.parse(sniff)));
    peers.push(
      rate(pages, ({ id }, index) => {
        theirs[id] = readabilityText(sniffs[index]?.text ?? '');
      }),
    );
  }
  let undetected = 0;
  for (const [index, sniff] of sniffs.entries()) {
    if (page.detect(sniff) < 0.65) undetected++;
    found[pages[index]?.id ?? ''] = findArticle(sniff.text)
      .text.map((block) => block.text)
      .join('\n\n');
  }
  return {
    ...figuresOf(scorer.score(truth, found)),
    docsPerSecond: median(ours),
    pages: pages.length,
    undetected,
    readability: { ...figuresOf(scorer.score(truth, theirs)), docsPerSecond: median(peers) },
  };
}

function readabilityText(html: string): string {
  const { document } = parseHTML(html);
  return new Readability(document as never).parse()?.textContent ?? '';
}

/** Items a second. */
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
