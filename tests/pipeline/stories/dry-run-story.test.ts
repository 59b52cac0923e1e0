import { describe, expect, test } from 'vitest';
import type { StoryContent } from '../../../functions/core/story/schema.ts';
import type { ChangePorts, StoryOutcome } from '../../../functions/pipeline/stories/change-story.ts';
import { rehearsalOf } from '../../../functions/pipeline/stories/dry-run-story.ts';
import { kill } from '../../../functions/pipeline/stories/kill.ts';
import { holdByOperator } from '../../../functions/pipeline/stories/operator-hold.ts';
import { releaseByOperator } from '../../../functions/pipeline/stories/operator-release.ts';
import { storeDraft } from '../../../functions/pipeline/stories/store-draft.ts';
import { agency, at, content, longText, MemoryDesk, receipt } from './memory-desk.ts';

const submit = (
  ports: ChangePorts,
  given: { guid?: string; version?: number; receipt?: string },
  fields: Partial<StoryContent> = {},
): Promise<StoryOutcome> =>
  storeDraft(ports, receipt(given.receipt ?? 'receipt'), agency, {
    pointer: '',
    format: 'json',
    draft: {
      body: { kind: 'text', value: '' },
      changes: [],
      ...(given.guid !== undefined && { guid: given.guid }),
      ...(given.version !== undefined && { version: given.version }),
    },
    normalised: { content: content(fields), warnings: [], problems: [], changes: [] },
  });

/** Everything that a desk has stored or sent. */
const stateOf = (desk: MemoryDesk): string =>
  JSON.stringify(
    [desk.rows, desk.texts, desk.written]
      .map((map) => [...map])
      .concat([desk.quarantined as never, desk.timers as never, desk.builds as never]),
    (_, value: unknown) => (value instanceof Set ? [...value] : value),
  );

/** Tries something out on a desk, and then does it: both have to say the same, and the first to leave no trace. */
async function both(
  desk: MemoryDesk,
  act: (ports: ChangePorts) => Promise<StoryOutcome>,
): Promise<StoryOutcome> {
  const before = stateOf(desk);
  const tried = await act(rehearsalOf(desk.ports()));
  expect(stateOf(desk)).toBe(before);
  const real = await act(desk.ports());
  expect(tried.result).toEqual(real.result);
  expect({ ...tried.changed, feeds: [] }).toEqual({ ...real.changed, feeds: [] });
  expect(tried.shownIn).toEqual(real.shownIn);
  return tried;
}

describe('what is tried out', () => {
  test('is a new story, its correction, an older version, a duplicate and a conflict', async () => {
    const desk = new MemoryDesk();
    desk.partitions = ['latest', 'rivers@2'];
    const first = await both(desk, (ports) => submit(ports, { guid: 'a', version: 2 }));
    expect(first).toMatchObject({
      result: { status: 'accepted', version: 2 },
      shownIn: ['latest', 'rivers'],
    });
    const other = { headline: 'Other' };
    const results = [
      await both(desk, (ports) => submit(ports, { guid: 'a', version: 2, receipt: 'b' })),
      await both(desk, (ports) => submit(ports, { guid: 'a', version: 2, receipt: 'c' }, other)),
      await both(desk, (ports) => submit(ports, { guid: 'a', version: 1, receipt: 'd' }, other)),
      await both(desk, (ports) => submit(ports, { guid: 'a', version: 3, receipt: 'e' }, other)),
    ].map(({ result: { status, version } }) => [status, version]);
    expect(results).toEqual([
      ['duplicate', 2],
      ['refused', 2],
      ['accepted', 1],
      ['accepted', 3],
    ]);
  });

  test('is an embargo, one that comes too late, and the end of the terms', async () => {
    const desk = new MemoryDesk();
    const held = await both(desk, (ports) => submit(ports, { guid: 'held' }, { embargoed: at(60) }));
    expect(held).toMatchObject({ changed: { state: 'embargoed' }, shownIn: ['latest'] });
    await submit(desk.ports(), { guid: 'out' });
    const late = { embargoed: at(60), headline: 'Late' };
    const refused = await both(desk, (ports) => submit(ports, { guid: 'out', receipt: 'late' }, late));
    expect(refused.reason).toBe('late-embargo');
    const ended = await both(desk, (ports) => submit(ports, { guid: 'ended' }, { expires: at(-60) }));
    expect(ended).toMatchObject({ changed: { state: 'expired' }, shownIn: [] });
  });

  test('is a kill, what comes after it, a hold and a release', async () => {
    const desk = new MemoryDesk();
    const { result } = await submit(desk.ports(), { guid: 'a' });
    const target = { target: result.storyId ?? '' };
    const operator = { ...target, by: 'operator' } as const;
    const hold = receipt('hold', { ...operator, operation: 'hold' });
    expect((await both(desk, (ports) => holdByOperator(ports, hold, agency))).result.version).toBe(2);
    const waiting = await both(desk, (ports) =>
      submit(ports, { guid: 'a', receipt: 'b' }, { headline: 'B' }),
    );
    expect(waiting.result).toMatchObject({ status: 'quarantined', warnings: [{ code: 'held' }] });
    const release = receipt('release', { ...operator, operation: 'release' });
    expect((await both(desk, (ports) => releaseByOperator(ports, release, agency))).result.version).toBe(3);
    const killed = receipt('kill', { ...target, operation: 'kill', reason: 'Legal' });
    const gone = await both(desk, (ports) => kill(ports, killed, agency));
    expect(gone.changed).toMatchObject({ state: 'killed', version: 4 });
    const back = await both(desk, (ports) => submit(ports, { guid: 'a', receipt: 'c' }, { headline: 'C' }));
    expect(back.result).toMatchObject({ status: 'quarantined', warnings: [{ code: 'killed' }] });
  });

  test('is a rewrite, with the story that it displaces', async () => {
    const desk = new MemoryDesk();
    const { result } = await submit(desk.ports(), { guid: 'first' });
    const rewrite = { evolvedFrom: 'first', headline: 'Rewrite' };
    const ports = rehearsalOf(desk.ports());
    const tried = await submit(ports, { guid: 'second' }, rewrite);
    expect((await ports.chains.row(tried.result.storyId ?? ''))?.previous).toBe(result.storyId);
    expect(desk.rows.get(result.storyId ?? '')?.next).toBeUndefined();
    await both(desk, (given) => submit(given, { guid: 'second' }, rewrite));
    const loop = { evolvedFrom: 'third', headline: 'Loop' };
    const doubt = await both(desk, (given) => submit(given, { guid: 'third' }, loop));
    expect(doubt.result.warnings).toMatchObject([{ code: 'evolved-from' }]);
  });

  test('sees what was tried before it', async () => {
    const ports = rehearsalOf(new MemoryDesk().ports());
    await submit(ports, { guid: 'a' });
    const second = await submit(ports, { guid: 'a', receipt: 'b' }, { headline: 'Second' });
    expect(second.result).toMatchObject({ status: 'accepted', version: 2 });
    expect(second.before?.version).toBe(1);
    const third = await submit(ports, { guid: 'a', receipt: 'c' }, { headline: 'Second' });
    expect(third.result.status).toBe('duplicate');
  });
});

describe('an easy mistake', () => {
  test('is a correction whose document names another story, but not the id of another e-mail', async () => {
    const desk = new MemoryDesk();
    const { result } = await submit(desk.ports(), { guid: 'a' });
    const correct = (format: string) =>
      storeDraft(
        desk.ports(),
        receipt(`put-${format}`, { operation: 'correct', target: result.storyId ?? '' }),
        agency,
        {
          pointer: '',
          format,
          draft: { guid: 'b', body: { kind: 'text', value: '' }, changes: [] },
          normalised: { content: content({ headline: 'B' }), warnings: [], problems: [], changes: [] },
        },
      );
    expect(await correct('json')).toMatchObject({
      reason: 'other-guid',
      result: { status: 'refused', problems: [{ pointer: '/guid' }] },
    });
    expect((await correct('rfc822')).result).toMatchObject({ status: 'accepted', version: 2 });
  });

  test('is a correction without an id: it names the story that it is nearly the text of', async () => {
    const desk = new MemoryDesk();
    const first = await submit(desk.ports(), { guid: 'own' });
    const corrected = { headline: 'Strike corrected' };
    const tried = await both(desk, (ports) => submit(ports, { receipt: 'b' }, corrected));
    expect(tried.result).toMatchObject({
      status: 'accepted',
      warnings: [
        {
          code: 'near-duplicate',
          detail: expect.stringContaining(`PUT /v1/articles/${first.result.storyId}`),
        },
      ],
    });
    expect(tried.alike?.[0]?.id).toBe(first.result.storyId);
    const named = await submit(desk.ports(), { guid: 'named', receipt: 'c' }, corrected);
    expect(named.result.warnings).toEqual([]);
  });

  test('is another story under one guid, unless a version number says so or the text is short', async () => {
    const desk = new MemoryDesk();
    const budget = {
      headline: 'Parliament adopts budget',
      text: longText('Vote.').replaceAll(
        /The lock.*?letter\./g,
        'Members approved spending plans for hospitals late on Thursday after nine hours of heated debate.',
      ),
    };
    await submit(desk.ports(), { guid: 'a' });
    const second = await submit(desk.ports(), { guid: 'a', receipt: 'b' }, budget);
    expect(second.result).toMatchObject({ status: 'accepted', warnings: [{ code: 'unrelated-version' }] });
    const numbered = await submit(desk.ports(), { guid: 'a', version: 9, receipt: 'c' });
    expect(numbered.result.warnings).toEqual([]);
    const short = { headline: 'Something else', text: 'A short text about something else.' };
    const flash = await submit(desk.ports(), { guid: 'a', receipt: 'd' }, short);
    expect(flash.result.warnings).toEqual([]);
  });
});
