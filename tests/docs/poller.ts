import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PolledItem {
  id: string;
  title: string;
  date_modified: string;
  _tombstone?: object;
}

export interface Poller {
  poll(): Promise<PolledItem[]>;
  live(): PolledItem[];
}

/** The program of docs/feeds.md, as a subscriber would run it. */
export async function documentedPoller(): Promise<(head: string) => Poller> {
  const text = readFileSync(join(import.meta.dirname, '../../docs/feeds.md'), 'utf8');
  const [, program] = /```js\n([\s\S]+?)```/.exec(text) ?? [];
  if (program === undefined) throw new Error('docs/feeds.md has no program');
  const module = await import(`data:text/javascript,${encodeURIComponent(program)}`);
  return module.follow;
}
