import type { Draft } from '../../story/draft.ts';
import type { Parsed, Sniff } from '../format.ts';
import { html } from '../formats/html/index.ts';

/**
 * Reads the HTML that was made of a document like any other. What the document says of itself, in `stated`, is used
 * where the text does not say it: its title is often the one of a template.
 */
export function storyOfHtml(sniff: Sniff, markup: string, stated: Draft): Parsed {
  const parsed = html.parse({ ...sniff, text: markup, head: markup.slice(0, 4096) });
  if (parsed.problems.length > 0) {
    const detail = `${parsed.problems[0]?.detail.replace('the HTML', 'the document') ?? ''}`;
    return { items: [], problems: [{ pointer: 'byte=0', detail }] };
  }
  const items = parsed.items.map((item) => {
    if (!('draft' in item)) return item;
    const { body, changes, ...found } = item.draft;
    return { ...item, draft: { ...stated, ...found, body, changes: [...stated.changes, ...changes] } };
  });
  return { items, problems: [] };
}
