import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDefinitions } from '../../../../functions/core/feeds/filters/compile.ts';
import { asksForAge, compileWindows } from '../../../../functions/core/feeds/filters/compile-windows.ts';
import { factsOf } from '../../../../functions/core/feeds/filters/facts.ts';
import type { Filter } from '../../../../functions/core/feeds/filters/filter.ts';
import { matches } from '../../../../functions/core/feeds/filters/match.ts';
import { isWithin, lastChange, nextChange } from '../../../../functions/core/feeds/filters/windows.ts';
import { atMost } from '../../../property-runs.ts';
import { plainStory } from '../stories.ts';

const created = Date.parse('2026-03-02T08:00:00Z');
const story = plainStory(1, { versionCreated: '2026-03-02T08:00:00Z', keywords: ['quay'], urgency: 4 });
const hours = (count: number) => created + count * 3_600_000;
const at = (count: number) => new Date(hours(count)).toISOString();
const windowsOf = (filter: Filter) => compileWindows(filter)(factsOf(story));

describe('the times in which a story is in a feed', () => {
  it.each<[string, Filter, object[]]>([
    ['young stories', { age: { max: 24 } }, [{ until: at(24) }]],
    ['stories after a delay', { age: { min: 1 } }, [{ from: at(1) }]],
    ['a while', { age: { min: 1, max: 2 } }, [{ from: at(1), until: at(2) }]],
    ['but for a while', { not: { age: { min: 1, max: 2 } } }, [{ until: at(1) }, { from: at(2) }]],
    ['young ones of a kind', { and: [{ keyword: ['quay'] }, { age: { max: 3 } }] }, [{ until: at(3) }]],
    ['young ones of another kind', { and: [{ keyword: ['pier'] }, { age: { max: 3 } }] }, []],
    ['a kind, and young ones of all', { or: [{ keyword: ['quay'] }, { age: { max: 3 } }] }, [{}]],
    ['a kind without age', { keyword: ['quay'] }, [{}]],
    ['never', { age: { max: -1 } }, []],
  ])('%s', (_name, filter, windows) => {
    expect(windowsOf(filter)).toEqual(windows);
  });

  it('tells which filters ask for them', () => {
    expect(asksForAge({ not: { or: [{ keyword: ['a'] }, { age: { max: 1 } }] } })).toBe(true);
    expect(asksForAge({ urgency: { max: 1 } })).toBe(false);
    expect(asksForAge(undefined)).toBe(false);
  });

  it('tells what is next', () => {
    const windows = windowsOf({ not: { age: { min: 1, max: 2 } } });
    expect([0, 1, 2].map((count) => isWithin(windows, hours(count)))).toEqual([true, false, true]);
    expect([0, 1, 2].map((count) => nextChange(windows, hours(count)))).toEqual([
      hours(1),
      hours(2),
      undefined,
    ]);
    expect(isWithin(undefined, created)).toBe(true);
  });

  it('holds a definition with its times, and no definition that is never met', () => {
    const definitions = [
      { id: 'young', filter: { age: { max: 24 } } },
      { id: 'quay', filter: { keyword: ['quay'] } },
      { id: 'pier', filter: { and: [{ age: { max: 24 } }, { keyword: ['pier'] }] } },
      { id: 'all' },
    ];
    expect(compileDefinitions(definitions).placing(story)).toEqual([
      { definition: definitions[0], windows: [{ until: at(24) }] },
      { definition: definitions[1] },
      { definition: definitions[3] },
    ]);
  });

  it('tell when they last opened or closed, and nothing before that', () => {
    const windows = [{ from: at(1), until: at(2) }, { from: at(4) }];
    expect(lastChange(windows, hours(0.5))).toBeUndefined();
    expect(lastChange(windows, hours(1))).toBe(hours(1));
    expect(lastChange(windows, hours(3))).toBe(hours(2));
    expect(lastChange(windows, hours(9))).toBe(hours(4));
    expect(lastChange(undefined, hours(9))).toBeUndefined();
  });

  const bound = fc.integer({ min: 0, max: 6 });
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .record({ min: bound, max: bound }, { requiredKeys: [] })
        .filter((range) => Object.keys(range).length > 0)
        .map((age): Filter => ({ age })),
      fc.constantFrom<Filter>({ keyword: ['quay'] }, { keyword: ['pier'] }, { urgency: { max: 4 } }),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((and): Filter => ({ and })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((or): Filter => ({ or })),
      tie('filter').map((not): Filter => ({ not })),
    ),
  }));

  it('are those at which the filter is met, asked at any time', () => {
    fc.assert(
      fc.property(filter, fc.integer({ min: 0, max: 70 }), (one, tenths) => {
        // The very instant of a bound is left out: there the one or the other may hold.
        fc.pre(tenths % 10 !== 0);
        const now = hours(tenths / 10);
        expect(isWithin(windowsOf(one), now)).toBe(matches(one, story, new Date(now).toISOString()));
      }),
      atMost(500),
    );
  });
});
