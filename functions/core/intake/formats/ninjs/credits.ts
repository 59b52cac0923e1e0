import type { Draft } from '../../../story/draft.ts';
import type { Author, Credit } from '../../../story/schema.ts';
import { put, unique } from '../../draft/fill.ts';
import { type Folded, many, names, records, say, scalar } from './property.ts';

const isAuthor = (person: Folded): boolean => /^(?:author|writer|reporter)$/i.test(say(person, 'rel') ?? '');

const creditRole = (source: Folded): Credit['role'] | undefined =>
  (['source', 'inputs', 'quoted', 'distributor'] as const).find((role) => role === say(source, 'role'));

/** A source whose role is one of a story's credits. */
const credit = (source: Folded): Credit[] => {
  const name = say(source, 'name');
  const role = creditRole(source);
  return name === undefined || role === undefined ? [] : [{ name, kind: 'person', role, asWritten: name }];
};

/** Who wrote it, whose it is and what may be done with it. */
export function readCredits(draft: Draft, item: Folded): void {
  const people = [
    ...records(item.get('authors')),
    ...records(item.get('creators')),
    ...records(item.get('bylines')),
    ...records(item.get('people')).filter(isAuthor),
  ];
  const authors = people.flatMap((person): Author[] => {
    const name = say(person, 'name', 'by');
    const role = say(person, 'role', 'title') ?? (isAuthor(person) ? say(person, 'literal') : undefined);
    // Superdesk lists editors with the authors; they did not write the story.
    if (name === undefined || /^(?:editor|subeditor|producer|sub-editor)$/i.test(role ?? '')) return [];
    return [{ name, ...(role !== undefined && { role }) }];
  });
  if (draft.byline === undefined)
    put(draft, 'byline', unique(authors.map((author) => author.name)).join(', '));
  put(draft, 'authors', authors);

  const listed = records(item.get('infosources') ?? item.get('infosource'));
  const line = listed.find((source) => say(source, 'role') === 'creditLine');
  const thanked = listed.filter((source) => source !== line && creditRole(source) !== undefined);
  put(draft, 'credits', thanked.flatMap(credit));
  const sources = listed.flatMap((source) => (thanked.includes(source) ? [] : (say(source, 'name') ?? [])));
  const provider = names(item.get('provider'))[0];
  put(
    draft,
    'creditLine',
    say(item, 'creditline', 'credit', 'descriptioncreditline') ??
      (line && say(line, 'name')) ??
      names(item.get('source'))[0] ??
      (unique(sources).join(', ') || provider),
  );
  put(draft, 'copyrightHolder', say(item, 'copyrightholder'));
  put(draft, 'copyrightNotice', say(item, 'copyrightnotice', 'copyright'));
  put(draft, 'usageTerms', unique(many(item.get('usageterms')).map(scalar)).join(' '));
}
