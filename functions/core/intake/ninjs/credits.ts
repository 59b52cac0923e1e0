import type { Draft } from '../../story/draft.ts';
import type { Author } from '../../story/schema.ts';
import { put, unique } from '../draft/fill.ts';
import { type Folded, many, names, records, say, scalar } from './property.ts';

/** Who wrote it, whose it is and what may be done with it. */
export function readCredits(draft: Draft, item: Folded): void {
  const people = [
    ...records(item.get('authors')),
    ...records(item.get('creators')),
    ...records(item.get('bylines')),
  ];
  const authors = people.flatMap((person): Author[] => {
    const name = say(person, 'name', 'by');
    const role = say(person, 'role', 'title');
    // Superdesk lists editors beside authors; they did not write the story.
    if (name === undefined || /^(?:editor|subeditor|producer|sub-editor)$/i.test(role ?? '')) return [];
    return [{ name, ...(role !== undefined && { role }) }];
  });
  if (draft.byline === undefined)
    put(draft, 'byline', unique(authors.map((author) => author.name)).join(', '));
  put(draft, 'authors', authors);

  const sources = names(item.get('infosources') ?? item.get('infosource'));
  const provider = names(item.get('provider'))[0];
  put(
    draft,
    'creditLine',
    say(item, 'creditline', 'credit', 'descriptioncreditline') ??
      names(item.get('source'))[0] ??
      (unique(sources).join(', ') || provider),
  );
  put(draft, 'copyrightHolder', say(item, 'copyrightholder'));
  put(draft, 'copyrightNotice', say(item, 'copyrightnotice', 'copyright'));
  put(draft, 'usageTerms', unique(many(item.get('usageterms')).map(scalar)).join(' '));
}
