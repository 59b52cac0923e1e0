import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedFormatIds } from '../../functions/contract/formats.ts';
import { FeedDefinition, readDefinition } from '../../functions/core/feeds/filters/definition.ts';
import { conditions, filterProblems } from '../../functions/core/feeds/filters/filter.ts';
import { feedOrders } from '../../functions/core/feeds/filters/order.ts';
import { loadFormat } from '../../functions/core/feeds/formats/index.ts';
import { tombstoneTitle } from '../../functions/core/feeds/render/tombstone.ts';
import { richStory, tombstone } from '../core/feeds/stories.ts';
import { docStory } from './doc-story.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/feeds.md'), 'utf8');
/** Code in the first column of the tables. */
const named = text
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]));

describe('docs/feeds.md', () => {
  it('has a valid definition as example', () => {
    const [, example = ''] = /```json file=rivers.json\n([\s\S]+?)```/.exec(text) ?? [];
    expect(readDefinition(JSON.parse(example))).toHaveProperty('definition.id', 'rivers');
  });

  it('names every field of a definition and every condition of a filter', () => {
    expect(named).toEqual(expect.arrayContaining(Object.keys(FeedDefinition.properties)));
    expect(named).toEqual(expect.arrayContaining(Object.keys(conditions)));
  });

  it('shows a real item of each format, and explains every member of ours', async () => {
    const site = { baseUrl: 'https://feeds.example.com', title: 'Harbour Desk' };
    const squeezed = (one: string) => one.replace(/\s+/g, '');
    for (const id of ['rss', 'atom', 'json', 'ninjs', 'newsmlg2'] as const) {
      const item = (await loadFormat(id)).renderItem(docStory, site, 'full');
      expect(squeezed(text), id).toContain(squeezed(item));
    }
    const json = await loadFormat('json');
    const item = JSON.parse(json.renderItem(richStory(), site, 'full'));
    const gone = JSON.parse(json.renderTombstone({ ...tombstone, cause: 'left' }, site) ?? '');
    const members = [
      ...Object.keys(item._dateline),
      ...Object.keys(gone._tombstone),
      'edNote',
      'embeds',
      'chain',
    ];
    for (const member of members) expect(text, member).toContain(`\`${member}\``);
  });

  it('has examples of filters that are valid', () => {
    const examples = [...text.matchAll(/\| `(\{".*\})` \|/g)].map((match) => JSON.parse(match[1] ?? ''));
    expect(examples.length).toBeGreaterThan(4);
    for (const filter of examples) expect(filterProblems(filter)).toEqual([]);
  });

  it('names every format, every order, and the title of every kind of tombstone', () => {
    for (const word of [...feedFormatIds, ...feedOrders]) expect(text).toContain(`\`${word}\``);
    for (const cause of [{}, { cause: 'expired' }, { cause: 'left' }] as const)
      expect(text).toContain(tombstoneTitle(cause).split(' ')[0]);
  });
});
