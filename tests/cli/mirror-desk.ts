import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Change, isLive } from '../../functions/core/delivery/change.ts';
import { logText, segmentOf, segmentSize } from '../../functions/core/delivery/log-documents.ts';
import { digestOf, type Holdings, replay } from '../../functions/core/delivery/replay.ts';
import { publicDigest } from '../../functions/core/story/public-digest.ts';
import type { Story } from '../../functions/core/story/schema.ts';

export const key = `dls_post_${'k'.repeat(43)}`;

/** A desk with one private feed: its log, its stories and the acknowledgements, over HTTP on this machine. */
export class MirrorDesk {
  readonly entries: Change[] = [];
  readonly #stories = new Map<string, string>();
  readonly acks: { feed: string; seq: number; digest: string }[] = [];
  status: 'active' | 'suspended' = 'active';
  /** Called before each answer. */
  onRequest: (path: string, count: number) => void = () => {};
  requests = 0;
  readonly #server: Server;
  #url = '';

  constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        this.requests += 1;
        const path = request.url ?? '';
        this.onRequest(path, this.requests);
        const [status, text] = this.#answer(path, request.headers.authorization ?? '', body);
        response.writeHead(status, { 'content-type': 'application/json' }).end(text);
      });
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.#url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return `${this.#url}/private/feeds/wire.json`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** Adds a change, and the page of the story as it is then. */
  add(n: number, type: Change['type'], version: number): void {
    const storyId = `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;
    const story = { id: storyId, version, headline: `Story ${n}, version ${version}`, body: '<p>x</p>' };
    const digest = publicDigest(story as Story);
    const url = `${this.#url}/private/feeds/wire/stories/${storyId}.json`;
    if (isLive(type)) this.#stories.set(storyId, JSON.stringify({ ...story, digest }));
    else this.#stories.delete(storyId);
    const seq = this.entries.length + 1;
    const at = '2026-11-30T12:00:00.000Z';
    const entry = { seq, type, storyId, guid: `g-${n}`, version, at, url };
    this.entries.push({ ...entry, ...(isLive(type) && { digest }) });
  }

  /** What a page shows, where it is not what the log says. */
  setPage(n: number, text: string): void {
    this.#stories.set(`00000000-0000-8000-8000-${String(n).padStart(12, '0')}`, text);
  }

  /** What a copy must hold now: the text of each story. */
  get wanted(): Map<string, string> {
    const held = this.#holdings();
    return new Map([...this.#stories].filter(([id]) => held.has(id)).sort());
  }

  get digest(): string {
    return digestOf(this.#holdings());
  }

  #holdings(): Holdings {
    const held: Holdings = new Map();
    replay(held, this.entries);
    return held;
  }

  #answer(path: string, authorization: string, body: string): [number, string] {
    const isKey = authorization === `Bearer ${key}`;
    if (path.startsWith('/v1/')) {
      if (!isKey) return [401, '{"detail":"This is not the valid key of a subscriber"}'];
      if (this.status === 'suspended') return [403, '{"detail":"The subscriber post is suspended"}'];
      if (path === '/v1/subscriber') return [200, '{}'];
      const ack = JSON.parse(body) as MirrorDesk['acks'][number];
      this.acks.push(ack);
      return [200, JSON.stringify({ agrees: ack.digest === this.digest })];
    }
    // As the edge: one answer for every key that opens nothing.
    if (!isKey || this.status === 'suspended') return [401, 'This address needs a valid key.\n'];
    if (path === '/private/changes/wire.json') return [200, this.#head()];
    const first = Number(/^\/private\/changes\/wire\/(\d+)\.json$/.exec(path)?.[1] ?? 0);
    if (first > 0) return [200, this.#segment(first)];
    const text = this.#stories.get(/stories\/([0-9a-f-]{36})\.json$/.exec(path)?.[1] ?? '');
    return text === undefined ? [404, 'Not found'] : [200, text];
  }

  #head(): string {
    const seq = this.entries.length;
    return logText({
      feed: 'wire',
      seq,
      digest: this.digest,
      count: this.#holdings().size,
      complete: true,
      segments: `${this.#url}/private/changes/wire/{first}.json`,
      entries: this.entries.slice(segmentOf(seq + 1) - 1),
    });
  }

  #segment(first: number): string {
    const entries = this.entries.slice(first - 1, first - 1 + segmentSize);
    return logText({ feed: 'wire', first, last: first + segmentSize - 1, entries });
  }
}
