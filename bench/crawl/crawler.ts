/** What a client collects that follows a feed's links from its head to the oldest page. */
export interface Crawl {
  requests: number;
  bytes: number;
  seconds: number;
  /** Story ids in archive pages, with duplicates. */
  archived: string[];
  /** Newest title of each story, head included, without stories marked as deleted. */
  titles: Map<string, string>;
  gone: Set<string>;
}

interface Page {
  entries: { id: string; title: string }[];
  gone: string[];
  next: string | undefined;
}

/** Reads one feed document. Regular expressions are enough for Dateline's own documents. */
type ReadPage = (text: string) => Page;

const linkPattern = /<link rel="prev-archive"[^>]* href="([^"]+)"/;

/** RFC 5005 §4. */
export const readAtom: ReadPage = (text) => ({
  entries: [...text.matchAll(/<entry[ >].*?<id>([^<]+)<\/id><title[^>]*>([^<]*)</g)].map(
    ([, id = '', title = '']) => ({ id, title }),
  ),
  gone: [...text.matchAll(/<at:deleted-entry[^>]* ref="([^"]+)"/g)].map(([, id = '']) => id),
  next: linkPattern.exec(text)?.[1],
});

interface JsonFeed {
  items: { id: string; title: string; _tombstone?: object }[];
  next_url?: string;
}

/** jsonfeed.org/version/1.1, `next_url`. */
export const readJsonFeed: ReadPage = (text) => {
  const { items, next_url: next } = JSON.parse(text) as JsonFeed;
  return {
    entries: items.filter((item) => item._tombstone === undefined),
    gone: items.flatMap((item) => (item._tombstone === undefined ? [] : item.id)),
    next,
  };
};

/** Follows a feed to its end. `visit` runs after each document, with the number of requests so far. */
export async function crawl(
  head: string,
  readPage: ReadPage,
  visit: (requests: number) => Promise<void> = async () => {},
): Promise<Crawl> {
  const found: Crawl = {
    requests: 0,
    bytes: 0,
    seconds: 0,
    archived: [],
    titles: new Map(),
    gone: new Set(),
  };
  let waited = 0;
  const started = performance.now();
  for (let url: string | undefined = head; url !== undefined; ) {
    const answer: Response = await fetch(url);
    if (answer.status !== 200) throw new Error(`${url} was answered ${answer.status}`);
    const text = await answer.text();
    const { entries, gone, next } = readPage(text);
    for (const id of gone) found.gone.add(id);
    for (const { id, title } of entries) {
      if (found.requests > 0) found.archived.push(id);
      if (!found.gone.has(id) && !found.titles.has(id)) found.titles.set(id, title);
    }
    found.requests++;
    found.bytes += Buffer.byteLength(text);
    url = next;
    const before = performance.now();
    await visit(found.requests);
    waited += performance.now() - before;
  }
  found.seconds = (performance.now() - started - waited) / 1000;
  return found;
}
