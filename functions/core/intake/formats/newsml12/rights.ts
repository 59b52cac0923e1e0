import type { Draft } from '../../../story/draft.ts';
import { put, unique } from '../../draft/fill.ts';
import { type Row, read, readRows } from '../../mapping/rows.ts';
import { childText, elements, type XmlElement } from '../../xml/element.ts';
import { xmlSource } from '../../xml/path.ts';

const holder = 'RightsMetadata/Copyright/CopyrightHolder';
const administrative = 'AdministrativeMetadata';

/** A `Party` has a formal name, or text. */
const party = (path: string): string => `${path}/Party/@FormalName | ${path}/Party`;

const rows: readonly Row[] = [
  ['copyrightHolder', read.text, `${holder} | ${party(holder)}`],
  ['creditLine', read.text, `${party(`${administrative}/Source`)} | ${party(`${administrative}/Provider`)}`],
];

/** `RightsMetadata` and `AdministrativeMetadata` (NewsML 1.2 §6.5, §6.6). */
export function readRights(draft: Draft, component: XmlElement): void {
  const source = xmlSource(component);
  readRows(draft, source, rows);
  const usage = elements(elements(component, 'RightsMetadata')[0], 'UsageRights').flatMap((terms) =>
    ['UsageType', 'Limitations', 'RightsConditions'].map((name) => childText(terms, name)),
  );
  put(draft, 'usageTerms', unique(usage).join(' '));
  // House names and user names are no byline.
  const people = source
    .all(`${administrative}/Creator//Party/@FormalName`)
    .filter((name) => /^\p{L}[\p{L}.'-]+ \p{L}/u.test(name));
  put(draft, 'byline', unique(people).join(', '));
}
