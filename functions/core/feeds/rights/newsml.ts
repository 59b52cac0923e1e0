import type { Licence } from '../../../contract/license.ts';
import { absoluteUri } from '../render/uri.ts';
import { attr, element, wellFormed } from '../render/xml.ts';
import { odrlLanguage, odrlPolicy } from './odrl.ts';
import { plusDataMining } from './signals.ts';
import { termsOf } from './terms.ts';

/**
 * The terms of a feed as `rightsInfo` of NewsML-G2 2.35: the address of the licence, the terms in ODRL, and whether data
 * may be mined. Undefined where there is nothing to say. (`rightsExpressionXML` takes only languages that the schema of
 * a reader knows, so that RSL cannot be in it.)
 *
 * @param target what the terms are about
 */
export function licenceInfo(licence: Licence, target: string): string | undefined {
  const terms = termsOf(licence);
  const href = absoluteUri(terms.url);
  const policy = odrlPolicy(terms, target);
  const encoding = attr('langid', odrlLanguage) + attr('enctype', 'application/ld+json');
  const mining = plusDataMining(terms);
  const inner =
    (href === undefined ? '' : `<link${attr('href', href)}/>`) +
    element('rightsExpressionData', policy && JSON.stringify(policy), encoding) +
    (mining === undefined ? '' : `<dataMining${attr('uri', mining)}/>`);
  return inner === '' ? undefined : wellFormed(`<rightsInfo>${inner}</rightsInfo>`);
}
