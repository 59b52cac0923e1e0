import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { mediaTypes } from '../../functions/contract/public-documents.ts';
import { chooseStoryFormats } from '../../functions/core/feeds/story-formats/choose.ts';
import { storyFormats } from '../../functions/core/feeds/story-formats/index.ts';
import type { Story } from '../../functions/core/story/schema.ts';
import { buildStoryPage } from '../../functions/pipeline/pages/story-page.ts';
import { tableDesk } from '../../functions/platform/composition.ts';
import { sqs } from '../../functions/queues/client.ts';
import { Queue } from '../../functions/queues/queue.ts';
import { s3 } from '../../functions/store/aws/clients.ts';
import { keys } from '../../functions/store/dynamodb/keys.ts';
import { Agencies } from '../../functions/store/entities/people/agencies.ts';
import { Chains } from '../../functions/store/entities/stories/chains.ts';
import { Stories } from '../../functions/store/entities/stories/stories.ts';
import { Objects } from '../../functions/store/s3/objects.ts';
import { PublicObjects } from '../../functions/store/s3/public-objects.ts';
import { documentedCheck } from '../docs/digest-check.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await sharedDesk('renditions');
});

const submitted = async (fields: Record<string, unknown>): Promise<string> => {
  const { json } = await desk.submit(article(fields), asJson);
  return json.results?.[0]?.storyId ?? '';
};
const get = (id: string, extension: string, headers: Record<string, string> = {}) =>
  desk.call('GET', `/stories/${id}.${extension}`, undefined, headers);
/** Waits until the page, which is written last, shows this. */
const shown = (id: string, text: string) =>
  eventually(async () => {
    const answer = await get(id, 'html');
    return answer.text.includes(text) && answer;
  });

const extensions = storyFormats.map(({ extension }) => extension);

describe('a story by itself', () => {
  test('can be pulled in every format, each in its type', async () => {
    const id = await submitted({ guid: 'each', headline: 'Heron colony doubles on the flats' });
    const page = await shown(id, 'Heron colony doubles');
    for (const extension of extensions) {
      const { status, text, headers } = await get(id, extension);
      expect([extension, status]).toEqual([extension, 200]);
      expect(headers.get('content-type')).toBe(mediaTypes.stories?.[extension]);
      expect(text).toContain('Heron colony doubles');
      expect([...headers.keys()].filter((name) => name.startsWith('x-amz-meta'))).toEqual([]);
      if (extension !== 'html')
        expect(page.text).toContain(`href="${desk.stack.url}/stories/${id}.${extension}"`);
    }
    const json = JSON.parse((await get(id, 'json')).text) as { version: number; provenance?: unknown };
    expect(json).toMatchObject({ id, version: 1, headline: 'Heron colony doubles on the flats' });
    expect(json.provenance).toBeUndefined();
  });

  test('can be proved by the digest in its item, and each document by that in its header', async () => {
    const isOf = await documentedCheck();
    const id = await submitted({ guid: 'proved', headline: 'Lock keepers count the barges' });
    await shown(id, 'Lock keepers');
    const inFeed = async () =>
      (await desk.feed('agency-renditions'))?.items.find((one) => one.id.endsWith(id));
    const item = await eventually(inFeed);
    const { _dateline } = item as unknown as { _dateline: { digest: string } };
    const { text } = await get(id, 'json');
    expect(isOf(_dateline.digest, JSON.parse(text))).toBe(true);
    expect(isOf(_dateline.digest, { ...JSON.parse(text), headline: 'Another' })).toBe(false);
    for (const extension of extensions) {
      const answer = await get(id, extension);
      const digest = createHash('sha256').update(answer.text).digest('base64');
      expect(answer.headers.get('unencoded-digest'), extension).toBe(`sha-256=:${digest}:`);
    }
  });

  test('shows its correction in every format', async () => {
    const id = await submitted({ guid: 'corrected', headline: 'Mill reopens on Fryday' });
    await shown(id, 'Fryday');
    await desk.call('PUT', `/v1/articles/${id}`, article({ headline: 'Mill reopens on Friday' }), asJson);
    await shown(id, 'on Friday');
    for (const extension of extensions) {
      const { text } = await get(id, extension);
      expect(text).toContain('Friday');
      expect(text).not.toContain('Fryday');
    }
  });

  test('answers 410 in every format when it is killed, with nothing of it left', async () => {
    const id = await submitted({ guid: 'killed', headline: 'Marzipan shortage looms' });
    const before = await shown(id, 'Marzipan');
    await desk.call('DELETE', `/v1/articles/${id}`, '{"reason":"Wrong company"}', asJson);
    await shown(id, 'withdrawn');
    for (const extension of extensions) {
      const { status, text, headers } = await get(id, extension);
      expect([extension, status]).toEqual([extension, 410]);
      expect(headers.get('content-type')).toBe(mediaTypes.stories?.[extension]);
      expect(text).not.toContain('Marzipan');
      expect(text).toContain('Wrong company');
    }
    const tag = (await get(id, 'html')).headers.get('etag') ?? '';
    for (const etag of [tag, before.headers.get('etag') ?? '']) {
      // RFC 9110 §13.2.1: no 304 in the place of an answer that is no success.
      expect((await get(id, 'html', { 'if-none-match': etag })).status).toBe(410);
    }
    expect((await desk.call('HEAD', `/stories/${id}.html`)).status).toBe(410);
  });

  test('is back with 200 when it was killed by mistake', async () => {
    const id = await submitted({ guid: 'back', headline: 'Quarry vote postponed' });
    await shown(id, 'Quarry');
    await desk.call('DELETE', `/v1/articles/${id}`, '{"reason":"Mistake"}', asJson);
    await shown(id, 'withdrawn');
    await desk.call('PUT', `/v1/articles/${id}`, article({ headline: 'Quarry vote is on again' }), asJson);
    await shown(id, 'on again');
    for (const extension of extensions) expect((await get(id, extension)).status).toBe(200);
  });
  describe('in a format that was made once and is made no longer', () => {
    const quiet = () => undefined;
    /** Builds as after a deployment with this `STORY_FORMATS`. */
    const buildWith = (formats: string, id: string) => {
      const client = s3({ pathStyle: true });
      return buildStoryPage(
        {
          stories: new Stories(desk.table, new Objects(client, process.env.STORIES_BUCKET ?? '')),
          agencies: new Agencies(desk.table),
          chains: new Chains(desk.table),
          now: () => Date.now(),
          feedsBucket: new PublicObjects(client, process.env.FEEDS_BUCKET ?? ''),
          site: { baseUrl: desk.stack.url, title: 'Dateline' },
          renditions: chooseStoryFormats(formats),
          log: { info: quiet, warn: quiet, error: quiet },
          meter: { count: quiet, milliseconds: quiet },
        },
        id,
      );
    };
    const statuses = async (id: string) =>
      Object.fromEntries(
        await Promise.all(extensions.map(async (one) => [one, (await get(id, one)).status] as const)),
      );

    test('disappears with the next version', async () => {
      const id = await submitted({ guid: 'fewer', headline: 'Ferry timetable shrinks' });
      await shown(id, 'Ferry');
      await desk.call('PUT', `/v1/articles/${id}`, article({ headline: 'Ferry timetable grows' }), asJson);
      await shown(id, 'grows');
      expect((await buildWith('html,json', id)).kind).toBe('corrected');
      const expected = extensions.map((one) => [one, one === 'html' || one === 'json' ? 200 : 404]);
      expect(await statuses(id)).toEqual(Object.fromEntries(expected));
      expect((await get(id, 'html')).text).not.toContain(`${id}.nitf`);
    });

    test('tells of a kill all the same', async () => {
      const id = await submitted({ guid: 'fewer-killed', headline: 'Ferry fares doubled' });
      await shown(id, 'doubled');
      await desk.call('DELETE', `/v1/articles/${id}`, '{"reason":"Wrong fares"}', asJson);
      await shown(id, 'withdrawn');
      expect((await buildWith('html', id)).kind).toBe('withdrawn');
      expect(await statuses(id)).toEqual(Object.fromEntries(extensions.map((one) => [one, 410])));
    });
  });
});

describe('a message that brings the story with it', () => {
  const publish = (messages: Record<string, object>) =>
    new Queue(sqs(), desk.stack.queueUrls.feeds).sendGrouped(
      Object.entries(messages).map(([group, message]) => ({ group, deduplicationId: group, message })),
    );
  /** A published story as row and canonical JSON, of which only the row is stored. */
  const unstored = async (id: string, headline: string): Promise<Story> => {
    const { TABLE_NAME = '', STORIES_BUCKET = '' } = process.env;
    const { stories } = tableDesk({ TABLE_NAME, STORIES_BUCKET });
    const row = await stories.get(await submitted({ guid: `${id}-model`, headline: 'A model' }));
    const model = row && (await stories.read(row.object));
    if (!row || !model) throw new Error('The model of the test is not stored');
    const story = { ...model, id, headline, digest: 'd'.repeat(64) };
    const object = Stories.objectKey(story);
    await desk.table.writeMany([
      { ...row, ...keys.story(id), id, headline, digest: story.digest, object, feeds: new Set(['latest']) },
    ]);
    return story;
  };

  test('saves the builder the way to the bucket', async () => {
    const story = await unstored('carried-1', 'Otters \u{1F9A6} return to the weir');
    await publish({ 'story#carried-1': { story: story.id, written: story } });
    await shown(story.id, 'Otters \u{1F9A6} return to the weir');
  });

  test('is believed only where the table names that version, and harms no other when it is broken', async () => {
    const id = await submitted({ guid: 'believed', headline: 'Ferry runs late' });
    const before = await shown(id, 'Ferry runs late');
    const other = await unstored('carried-2', 'Ferry sinks');
    await publish({
      broken: { story: id, written: 'not a story' },
      incomplete: { story: id, written: { id } },
      older: { story: id, written: { ...other, id, version: 1 } },
      'story#carried-2': { story: other.id, written: other },
    });
    await shown(other.id, 'Ferry sinks');
    expect((await get(id, 'html')).text).toBe(before.text);
    await desk.call('PUT', `/v1/articles/${id}`, article({ headline: 'Ferry on time' }), asJson);
    expect((await shown(id, 'Ferry on time')).text).not.toContain('sinks');
  });
});
