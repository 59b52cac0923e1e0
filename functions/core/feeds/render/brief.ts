import { cut } from '../../story/cut.ts';
import { withDigestOf } from '../../story/public-digest.ts';
import type { Story } from '../../story/schema.ts';
import { summaryOf } from './content.ts';

/** Characters of a text, and members of a list. */
const longest = 400;
const most = 8;
/** An address is whole or it is none. */
const longestAddress = 1000;

const isAddress = (text: string): boolean => /^https?:/i.test(text);

const shortened = (value: unknown): unknown => {
  if (typeof value === 'string') {
    if (isAddress(value)) return value.length > longestAddress ? '' : value;
    return value.length > longest ? `${cut(value, longest)}…` : value;
  }
  if (Array.isArray(value)) return value.slice(0, most).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shortened(one)]));
};

/**
 * A story as a feed shows it that has no room for more: without its text, with everything else cut short. Its page has
 * all of it.
 */
export const brief = (story: Story): Story => {
  const { provenance, body: _body, text: _text, embeds: _embeds, ...rest } = story;
  const short = shortened({ ...rest, summary: summaryOf(story) }) as typeof rest;
  // What names the story is never cut, and its text is in no summary.
  const { id, agency, digest, headline } = story;
  const names = { id, agency, digest, headline: short.headline === '' ? headline : short.headline };
  return withDigestOf(story, { ...short, ...names, body: '', text: '', embeds: [], provenance });
};
