import { describe, expect, it } from 'vitest';
import { readDefinition } from '../../functions/core/feeds/filters/definition.ts';
import { matches } from '../../functions/core/feeds/filters/match.ts';
import { renderStoryPage } from '../../functions/core/feeds/story-formats/html/index.ts';
import { read } from '../../functions/core/intake/index.ts';
import { normalise } from '../../functions/core/normalise/index.ts';
import { type Policy, policyProblems } from '../../functions/core/normalise/policy.ts';
import { sourceTypeOf } from '../../functions/core/story/ai-use.ts';
import type { AiUse } from '../../functions/core/story/schema.ts';
import { everyFeedFormat, newsmlg2, ninjs, ninjs2, storyFormats } from './feeds/loaded.ts';
import { haveSchemas, jsonSchemaProblems, newsmlSchema, xsdProblems } from './feeds/schemas.ts';
import { feedOf, plainStory, richStory, site } from './feeds/stories.ts';
import { checkFeed } from './feeds/w3c/check.ts';

const now = '2026-11-24T05:00:00Z';
const text =
  'The council of the harbour town approved the plan on Monday after a long debate about its cost.';

async function drafted(document: object | string, mediaType = 'application/json') {
  const bytes = Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
  const { items } = await read({ bytes, mediaType, charset: 'utf-8', receivedAt: now });
  const [item] = items;
  if (!item) throw new Error('no item');
  return item;
}
async function taken(aiUse: unknown, policy: Policy = {}) {
  const item = await drafted({ guid: 'a', headline: 'A plan', text, ...(aiUse !== undefined && { aiUse }) });
  if ('problems' in item) return { problems: item.problems, codes: [] };
  const { content, problems, warnings, quarantine, changes } = normalise(item.draft, {
    now,
    agencyName: 'Harbour',
    policy,
  });
  return { aiUse: content?.aiUse, problems, codes: warnings.map(({ code }) => code), quarantine, changes };
}

const full: AiUse = {
  extent: 'generated',
  tool: 'Zahlenbot',
  reviewedBy: 'Ana Ruiz',
  reviewedAt: '2026-11-23T10:00:00Z',
  responsible: { name: 'Mira Okafor', url: 'https://nna.example.org/mira' },
};

describe('what a story says of the use of AI', () => {
  it('is read from Dateline JSON, with a source type by any of its names', async () => {
    expect((await taken(full)).aiUse).toEqual(full);
    for (const [said, extent] of [
      ['generated', 'generated'],
      ['trainedAlgorithmicMedia', 'generated'],
      ['http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia', 'assisted'],
      ['digsrctype:digitalCreation', 'none'],
      ['https://schema.org/TrainedAlgorithmicMediaDigitalSource', 'generated'],
    ])
      expect((await taken(said)).aiUse).toEqual({ extent });
    const item = await drafted({ headline: 'A', text, digitalSourceType: 'trainedAlgorithmicMedia' });
    expect('draft' in item && item.draft.aiUse).toEqual({ extent: 'generated' });
  });

  it('is a problem where it cannot be read, so that no label is lost', async () => {
    const { problems } = await taken({ extent: 'somewhat' });
    expect(problems).toEqual([expect.objectContaining({ pointer: '/aiUse' })]);
    expect((await taken(7)).problems[0]?.pointer).toBe('/aiUse');
  });

  it('is read from ninjs 3 and NewsML-G2 of others, of pictures too', async () => {
    const item = await drafted({
      uri: 'urn:x:1',
      type: 'text',
      standard: { name: 'ninjs', version: '3.1' },
      headlines: [{ role: 'main', value: 'A plan' }],
      bodies: [{ role: 'main', contentType: 'text/plain', value: text }],
      digitalSourceType: { uri: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia' },
      associations: [
        {
          name: 'p',
          uri: 'urn:x:2',
          type: 'picture',
          digitalSourceType: {
            name: 'x',
            uri: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic',
          },
          renditions: [{ name: 'main', href: 'https://media.example.org/p.jpg' }],
        },
      ],
    });
    const draft = 'draft' in item ? item.draft : undefined;
    expect(draft?.aiUse).toEqual({ extent: 'generated' });
    expect(draft?.associations?.[0]?.digitalSourceType).toBe('compositeSynthetic');
    const g2 = newsmlg2
      .renderItem(plainStory(1), site, 'full')
      .replace(
        '<contentMeta>',
        '<contentMeta><digitalSourceType qcode="digsrctype:algorithmicallyEnhanced"/>',
      );
    const back = await drafted(g2, 'application/vnd.iptc.g2.newsitem+xml');
    expect('draft' in back && back.draft.aiUse).toEqual({
      extent: 'assisted',
      digitalSourceType: 'algorithmicallyEnhanced',
    });
  });

  it('knows no source type where none is', () => {
    for (const word of [undefined, '', 'photo', 'javascript:alert(1)', 'x'.repeat(5000)])
      expect(sourceTypeOf(word)).toBeUndefined();
    expect(sourceTypeOf('https://example.org/types/mine')).toBe('https://example.org/types/mine');
  });
});

describe('the policy of an agency', () => {
  const responsible = { name: 'Desk of the agency' };

  it('gives what a story does not say, and nothing to what people wrote', async () => {
    const policy: Policy = { aiUse: { defaults: { extent: 'assisted', tool: 'Textwerk', responsible } } };
    expect((await taken(undefined, policy)).aiUse).toEqual({
      extent: 'assisted',
      tool: 'Textwerk',
      responsible,
    });
    expect((await taken({ extent: 'generated' }, policy)).aiUse).toEqual({
      extent: 'generated',
      tool: 'Textwerk',
      responsible,
    });
    expect((await taken({ extent: 'none' }, policy)).aiUse).toEqual({ extent: 'none' });
    expect((await taken(full, policy)).aiUse).toEqual(full);
    const withoutExtent: Policy = { aiUse: { defaults: { responsible } } };
    expect((await taken(undefined, withoutExtent)).aiUse).toBeUndefined();
    expect((await taken({ extent: 'generated' }, withoutExtent)).codes).toEqual([]);
    expect((await taken(undefined, policy)).changes?.map(({ step }) => step)).toContain('aiUse');
  });

  it('warns of, holds or refuses generated text that nobody answers for', async () => {
    const bare = { extent: 'generated' };
    const warned = await taken(bare);
    expect([warned.codes, warned.quarantine]).toEqual([['ai-no-editor'], undefined]);
    const held = await taken(bare, { aiUse: { withoutEditor: 'hold' } });
    expect(held.quarantine?.code).toBe('ai-no-editor');
    const refused = await taken(bare, { aiUse: { withoutEditor: 'refuse' } });
    expect(refused.problems.map(({ pointer }) => pointer)).toEqual(['/aiUse/responsible']);
    expect((await taken(full, { aiUse: { withoutEditor: 'refuse' } })).problems).toEqual([]);
    expect((await taken({ extent: 'assisted' }, { aiUse: { withoutEditor: 'refuse' } })).codes).toEqual([]);
  });

  it('is checked', () => {
    expect(
      policyProblems({ aiUse: { defaults: { extent: 'assisted', responsible }, withoutEditor: 'hold' } }),
    ).toEqual([]);
    for (const aiUse of [
      7,
      { withoutEditor: 'ignore' },
      { defaults: { extent: 'much' } },
      { defaults: { responsible: 'Mira' } },
      { defaults: { model: 'x' } },
    ])
      expect(policyProblems({ aiUse })).toHaveLength(1);
  });
});

describe('readers', () => {
  it('find a label on the page, in its language and before the text', () => {
    const page = renderStoryPage(plainStory(1, { aiUse: full }), site);
    expect(page).toContain(
      '<p class="meta ai-use" lang="en" dir="auto">Generated with AI (<bdi>Zahlenbot</bdi>) · Reviewed by <bdi>Ana Ruiz</bdi> · Editor responsible: <a href="https://nna.example.org/mira" rel="author"><bdi>Mira Okafor</bdi></a></p>',
    );
    expect(page.indexOf('ai-use')).toBeLessThan(page.indexOf('class="article-body"'));
    expect(renderStoryPage(plainStory(1, { language: 'de', aiUse: { extent: 'assisted' } }), site)).toContain(
      'lang="de" dir="auto">Mit Hilfe von KI geschrieben</p>',
    );
    const evil = {
      ...full,
      tool: '<script>alert(1)</script>',
      responsible: { name: 'x', url: 'javascript:alert(1)' },
    };
    const safe = renderStoryPage(plainStory(1, { aiUse: evil }), site);
    expect(safe).not.toContain('<script>alert');
    expect(safe).not.toContain('javascript:');
    for (const aiUse of [undefined, { extent: 'none' } as const])
      expect(renderStoryPage(plainStory(1, aiUse ? { aiUse } : {}), site)).not.toContain('ai-use');
  });

  it('find it in every format that has a place, and the formats stay valid', () => {
    const story = richStory(1, { aiUse: full });
    for (const format of everyFeedFormat.filter(({ id }) => id !== 'json'))
      expect(format.renderItem(story, site, 'full')).toContain('trainedAlgorithmicMedia');
    expect(
      JSON.parse(everyFeedFormat.find(({ id }) => id === 'json')?.renderItem(story, site, 'full') ?? ''),
    ).toMatchObject({
      _dateline: { aiUse: full },
    });
    for (const format of everyFeedFormat.filter(({ id }) => id === 'rss' || id === 'atom'))
      expect(
        checkFeed(feedOf(format, [story]), `${site.baseUrl}/feeds/latest.${format.extension}`, now),
      ).toEqual([]);
  });

  it.skipIf(!haveSchemas)('have valid documents by the schemas (beside the repository)', () => {
    const story = richStory(1, { aiUse: { ...full, digitalSourceType: 'algorithmicMedia' } });
    expect(jsonSchemaProblems('ninjs-schema_3.1.json')(JSON.parse(feedOf(ninjs, [story])))).toEqual([]);
    expect(jsonSchemaProblems('ninjs-schema_2.2.json')(JSON.parse(feedOf(ninjs2, [story])))).toEqual([]);
    expect(xsdProblems(newsmlSchema)(feedOf(newsmlg2, [story]))).toEqual([]);
    const nitf = storyFormats.find(({ id }) => id === 'nitf');
    expect(nitf?.render(story, site)).toContain('<meta name="ai-use-reviewed-by" content="Ana Ruiz"/>');
  });

  it('can filter by it', () => {
    const of = (aiUse?: AiUse) => plainStory(1, aiUse ? { aiUse } : {});
    const people = { not: { aiUse: ['generated', 'assisted'] as ('generated' | 'assisted')[] } };
    expect(matches({ aiUse: ['generated'] }, of(full), now)).toBe(true);
    expect(matches({ aiUse: ['unstated', 'none'] }, of(), now)).toBe(true);
    expect(matches(people, of(full), now)).toBe(false);
    expect(matches(people, of({ extent: 'none' }), now)).toBe(true);
    const wrong = readDefinition({ id: 'a', title: 'A', description: 'A', filter: { aiUse: ['much'] } });
    expect('problems' in wrong && wrong.problems[0]?.pointer).toBe('/filter/aiUse/0');
  });
});
