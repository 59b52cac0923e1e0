import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedFormatIds } from '../../functions/contract/formats.ts';
import { tombstoneTitle } from '../../functions/core/feeds/render/tombstone.ts';
import { FeedDefinition, readDefinition } from '../../functions/core/feeds/select/definition.ts';
import { conditions } from '../../functions/core/feeds/select/filter.ts';
import { feedOrders } from '../../functions/core/feeds/select/order.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/feeds.md'), 'utf8');
/** Code in the first column of the tables. */
const named = text
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]));

describe('docs/feeds.md', () => {
  it('has a valid definition as example', () => {
    const [, example = ''] = /```json\n([\s\S]+?)```/.exec(text) ?? [];
    expect(readDefinition(JSON.parse(example))).toHaveProperty('definition.id', 'rivers');
  });

  it('names every field of a definition and every condition of a filter', () => {
    expect(named).toEqual(expect.arrayContaining(Object.keys(FeedDefinition.properties)));
    expect(named).toEqual(expect.arrayContaining(Object.keys(conditions)));
  });

  it('names every format, every order, and the title of every kind of tombstone', () => {
    for (const word of [...feedFormatIds, ...feedOrders]) expect(text).toContain(`\`${word}\``);
    for (const cause of [{}, { cause: 'expired' }, { cause: 'left' }] as const)
      expect(text).toContain(tombstoneTitle(cause).split(' ')[0]);
  });
});
