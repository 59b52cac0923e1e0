import type { Licence } from '../../../contract/license.ts';
import { absoluteUri } from '../render/uri.ts';
import { odrlLanguage, odrlPolicy } from './odrl.ts';
import { termsOf } from './terms.ts';

/** `rightsInfo` of ninjs: the terms in ODRL, else the address of the licence; the schema wants one of the two. */
export function ninjsRights(licence: Licence | undefined, target: string): object | undefined {
  if (licence === undefined) return undefined;
  const terms = termsOf(licence);
  const policy = odrlPolicy(terms, target);
  if (policy) return { langId: odrlLanguage, encodedRights: JSON.stringify(policy) };
  const linkedRights = absoluteUri(terms.url);
  return linkedRights === undefined ? undefined : { linkedRights };
}
