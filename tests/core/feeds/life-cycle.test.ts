import { describe, expect, test } from 'vitest';
import { everyFeedFormat, newsmlg2, storyFormats } from './loaded.ts';
import { haveSchemas, newsmlSchema, nitfSchema, xsdProblems } from './schemas.ts';
import { feedOf, plainStory, site, storyId, tombstone } from './stories.ts';

const formats = everyFeedFormat.map((format) => [format.id, format] as const);
const first = storyId(7);
const rewrite = plainStory(8, {
  version: 2,
  evolvedFrom: 'harbour:7',
  expires: '2030-01-01T00:00:00Z',
  chain: { first, version: 13, previous: first },
});

describe.each(formats)('%s', (id, format) => {
  const item = format.renderItem(rewrite, site, 'full');

  test('shows a rewrite under the id of the first story, with the address of its own', () => {
    expect(item).toContain(`urn:uuid:${first}`);
    expect(item).not.toContain(`urn:uuid:${rewrite.id}`);
    expect(item).toContain(`/stories/${rewrite.id}.html`);
  });

  test.runIf(['json', 'ninjs', 'ninjs2', 'newsmlg2'].includes(id))(
    'counts its versions on from those of the story before, and names that',
    () => {
      expect(item).toMatch(/version"(?::|=)?"?13\b|version="13"/i);
      expect(item).toContain('harbour:7');
    },
  );

  test('says of an expired story that its terms ended, and not that it was killed', () => {
    const { reason: _reason, ...plain } = tombstone;
    const ended = format.renderTombstone({ ...plain, cause: 'expired' }, site) ?? '';
    expect(ended).toContain('usage terms have ended');
    expect(ended).not.toMatch(/kill|canceled/i);
    expect(format.renderTombstone(tombstone, site)).not.toContain('usage terms');
  });
});

describe('a story that is held back', () => {
  const { reason: _reason, ...plain } = tombstone;
  test.each(formats)('is not told as killed in %s', (_id, format) => {
    const held = format.renderTombstone({ ...plain, cause: 'withheld' }, site) ?? '';
    expect(held).toContain('held back');
    expect(held).not.toMatch(/kill|canceled/i);
    expect(format.renderTombstone({ ...plain, cause: 'withheld', reason: 'Court order' }, site)).toContain(
      'Court order',
    );
  });
});

test.each(storyFormats.map((format) => [format.id, format] as const))(
  '%s of an expired story says when and why, and nothing of a kill',
  (_id, format) => {
    const { reason: _reason, ...plain } = tombstone;
    const ended = format.renderTombstone({ ...plain, cause: 'expired' }, site);
    expect(ended).toMatch(/usage terms have ended|"withheld"/i);
    expect(ended).not.toMatch(/kill|canceled/i);
  },
);

describe('the page of a story', () => {
  const page = storyFormats.find(({ id }) => id === 'html');
  test('links to what came before and after it (RFC 5829)', () => {
    const next = storyId(9);
    const html = page?.render({ ...rewrite, chain: { first, previous: first, next } }, site) ?? '';
    expect(html).toContain(`<link rel="predecessor-version" href="${site.baseUrl}/stories/${first}.html">`);
    expect(html).toContain(`<link rel="successor-version" href="${site.baseUrl}/stories/${next}.html">`);
    expect(html).toContain(`<a href="${site.baseUrl}/stories/${next}.html">`);
    expect(page?.render(plainStory(1), site)).not.toContain('-version"');
  });
});

test.skipIf(!haveSchemas)(
  'rewrites and ends of terms are valid by the schemas (beside the repository)',
  () => {
    expect(xsdProblems(newsmlSchema)(feedOf(newsmlg2, [rewrite]))).toEqual([]);
    const nitf = storyFormats.find(({ id }) => id === 'nitf');
    const validate = xsdProblems(nitfSchema);
    expect(validate(nitf?.render(rewrite, site) ?? '')).toEqual([]);
    expect(validate(nitf?.renderTombstone({ ...tombstone, cause: 'expired' }, site) ?? '')).toEqual([]);
  },
);
