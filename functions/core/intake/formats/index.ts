import { loadOnce } from '../../load-once.ts';
import type { FormatKind, InputFormat, ListedFormat, ReadInner } from '../format.ts';
import { anpaKind } from './anpa/kind.ts';
import { atomKind } from './atom/kind.ts';
import { htmlKind } from './html/kind.ts';
import { iptc7901Kind } from './iptc7901/kind.ts';
import { jsonKind } from './json/kind.ts';
import { jsonfeedKind } from './jsonfeed/kind.ts';
import { markdownKind } from './markdown/kind.ts';
import { newsml12Kind } from './newsml12/kind.ts';
import { newsmlg2Kind } from './newsmlg2/kind.ts';
import { ninjsKind } from './ninjs/kind.ts';
import { nitfKind } from './nitf/kind.ts';
import { rfc822Kind } from './rfc822/kind.ts';
import { ritzauKind } from './ritzau/kind.ts';
import { rssKind } from './rss/kind.ts';
import { textKind } from './text/kind.ts';
import { pageKind } from './web-page/kind.ts';
import { wordKind } from './word-html/kind.ts';
import { wxrKind } from './wxr/kind.ts';
import { zipKind } from './zip/kind.ts';

const listed = (kind: FormatKind, load: () => Promise<InputFormat>): ListedFormat => ({
  ...kind,
  load: loadOnce(load),
});

/** Formats that hold stories themselves. */
const plain: readonly ListedFormat[] = [
  listed(nitfKind, async () => (await import('./nitf/index.ts')).nitf),
  listed(newsmlg2Kind, async () => (await import('./newsmlg2/index.ts')).newsmlg2),
  listed(newsml12Kind, async () => (await import('./newsml12/index.ts')).newsml12),
  listed(ninjsKind, async () => (await import('./ninjs/index.ts')).ninjs),
  listed(rssKind, async () => (await import('./rss/index.ts')).rss),
  listed(atomKind, async () => (await import('./atom/index.ts')).atom),
  listed(wxrKind, async () => (await import('./wxr/index.ts')).wxr),
  listed(ritzauKind, async () => (await import('./ritzau/index.ts')).ritzau),
  listed(jsonfeedKind, async () => (await import('./jsonfeed/index.ts')).jsonfeed),
  listed(iptc7901Kind, async () => (await import('./iptc7901/index.ts')).iptc7901),
  listed(anpaKind, async () => (await import('./anpa/index.ts')).anpa),
  listed(pageKind, async () => (await import('./web-page/index.ts')).page),
  listed(wordKind, async () => (await import('./word-html/index.ts')).word),
  listed(markdownKind, async () => (await import('./markdown/index.ts')).markdown),
  listed(jsonKind, async () => (await import('./json/index.ts')).json),
  listed(htmlKind, async () => (await import('./html/index.ts')).html),
  listed(textKind, async () => (await import('./text/index.ts')).text),
];

/**
 * How a container reads what is inside it, which may be anything: its first upload loads all these readers.
 * Containers open none of their own kind, so nothing nests without end.
 */
async function readerOf(among: readonly ListedFormat[]): Promise<ReadInner> {
  const [{ readerAmong }, ...readers] = await Promise.all([
    import('../read-as.ts'),
    ...among.map((format) => format.load()),
  ]);
  return readerAmong(readers);
}

const mail = listed(rfc822Kind, async () =>
  (await import('./rfc822/index.ts')).rfc822(await readerOf(plain)),
);
const archive = listed(zipKind, async () =>
  (await import('./zip/index.ts')).zip(await readerOf([...plain, mail])),
);

/** Every input format, one folder each. The order carries no meaning but for equal scores, where the first wins. */
export const formats: readonly ListedFormat[] = Object.freeze([...plain, mail, archive]);
