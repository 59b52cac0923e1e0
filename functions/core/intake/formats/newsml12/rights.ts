import type { Draft } from '../../../story/draft.ts';
import { put, unique } from '../../draft/fill.ts';
import {
  at,
  attribute,
  child,
  childText,
  descendants,
  elements,
  text,
  type XmlElement,
} from '../../xml/element.ts';

/** The name of a `Party`: its formal name, else what its topic says. */
const party = (holder: XmlElement | undefined): string | undefined => {
  const element = child(holder, 'Party');
  return attribute(element, 'FormalName') ?? text(element);
};

/** `RightsMetadata` and `AdministrativeMetadata` (NewsML 1.2 §6.5, §6.6). */
export function readRights(draft: Draft, component: XmlElement): void {
  const rights = child(component, 'RightsMetadata');
  const copyright = child(rights, 'Copyright');
  put(
    draft,
    'copyrightHolder',
    childText(copyright, 'CopyrightHolder') ?? party(child(copyright, 'CopyrightHolder')),
  );
  const usage = elements(rights, 'UsageRights').flatMap((terms) =>
    ['UsageType', 'Limitations', 'RightsConditions'].map((name) => childText(terms, name)),
  );
  put(draft, 'usageTerms', unique(usage).join(' '));

  const administrative = child(component, 'AdministrativeMetadata');
  put(
    draft,
    'creditLine',
    party(child(administrative, 'Source')) ?? party(child(administrative, 'Provider')),
  );
  if (draft.byline === undefined) {
    const creators = descendants(at(administrative, 'Creator'), 'Party').map((element) =>
      attribute(element, 'FormalName'),
    );
    // House names and user names are no byline.
    put(
      draft,
      'byline',
      unique(creators.filter((name) => name !== undefined && /^\p{L}[\p{L}.'-]+ \p{L}/u.test(name))).join(
        ', ',
      ),
    );
  }
}
