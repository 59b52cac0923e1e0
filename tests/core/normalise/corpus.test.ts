import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoreSubmissions } from '../../../bench/corpus/submissions.ts';
import { read } from '../../../functions/core/intake/index.ts';
import { draftFromContent } from '../../../functions/core/normalise/index.ts';
import { now, run } from './drafts.ts';

const CORPUS = new URL('../../../../shared/corpus/submissions/', import.meta.url);
const here = existsSync(CORPUS);
if (!here) console.log('../shared/corpus is not there: the submissions of the corpus are skipped');

describe.skipIf(!here)('submissions of the corpus', () => {
  it('come out as a careful editor expects', async () => {
    expect((await scoreSubmissions())?.failures).toEqual([]);
  });

  const files = here ? readdirSync(CORPUS).filter((name) => !name.endsWith('.expected.json')) : [];
  it.each(files)('%s is not changed by a second round', async (name) => {
    const { items } = await read({
      bytes: readFileSync(new URL(name, CORPUS)),
      filename: name,
      receivedAt: now,
    });
    for (const item of items) {
      if (!('draft' in item)) throw new Error(`${name} was not read`);
      const { content } = run(item.draft);
      if (content === undefined) throw new Error(`${name} was refused`);
      expect(run(draftFromContent(content)).content).toEqual(content);
    }
  });
});
