import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The check of a digest in docs/feeds.md, as a subscriber would run it. */
export async function documentedCheck(): Promise<(digest: string, story: object) => boolean> {
  const text = readFileSync(join(import.meta.dirname, '../../docs/feeds.md'), 'utf8');
  const [, program] = /```js digest\n([\s\S]+?)```/.exec(text) ?? [];
  if (program === undefined) throw new Error('docs/feeds.md has no check of a digest');
  const linked = program.replace("'canonicalize'", JSON.stringify(import.meta.resolve('canonicalize')));
  const module = await import(`data:text/javascript,${encodeURIComponent(linked)}`);
  return module.isOf;
}
