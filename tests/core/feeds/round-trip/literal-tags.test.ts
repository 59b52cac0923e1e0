import { expect, it } from 'vitest';
import { read } from '../../../../functions/core/intake/index.ts';
import { normalise } from '../../../../functions/core/normalise/index.ts';
import type { StoryContent } from '../../../../functions/core/story/schema.ts';
import { everyFeedFormat } from '../loaded.ts';
import { feedOf, storyId } from '../stories.ts';
import { context } from './story-arbitrary.ts';

const headline = 'How to write <b> and <script>alert(1)</script> in a page';
const sentence =
  'Use <b> for bold words, and <T>example</T> for none, the committee wrote in its guide on Monday.';

const written = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A story about markup: its tags are words of its headline and its text. */
function story() {
  const { content } = normalise(
    {
      headline,
      language: 'en',
      body: { kind: 'html', value: `<p>${written(sentence)}</p><p>It takes effect in March.</p>` },
      changes: [],
    },
    context,
  );
  return {
    ...(content as StoryContent),
    ...{ id: storyId(1), guid: 'nna:1', version: 1, agency: 'harbour', digest: 'd' },
    published: '2026-11-02T08:15:00.000Z',
    provenance: { receipt: 'r', format: 'test', changes: [] },
  };
}

it.each(everyFeedFormat)(
  'tags that are words of a story are there when $title is read back',
  async (format) => {
    const told = story();
    expect(told.headline).toBe(headline);
    expect(told.text).toContain(sentence);
    const { items } = await read({
      bytes: Buffer.from(feedOf(format, [told])),
      mediaType: format.mediaType.split(';')[0] ?? '',
      charset: 'utf-8',
      receivedAt: context.now,
    });
    const [item] = items;
    if (item === undefined || 'problems' in item) throw new Error('not read');
    const back = normalise(item.draft, context).content;
    expect(back?.headline).toBe(headline);
    expect(back?.text).toContain(sentence);
  },
);
