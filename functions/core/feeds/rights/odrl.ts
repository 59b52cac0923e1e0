import type { Permission, Usage } from '../../../contract/license.ts';
import { absoluteUri } from '../render/uri.ts';
import { type Terms, usagesThat } from './terms.ts';

/** Identifier of the Open Digital Rights Language 2.2 (W3C), by which formats name the language of an expression. */
export const odrlLanguage = 'http://www.w3.org/ns/odrl/2/';

/** RSL's usages as actions; ODRL has none of its own for training and for the input of models. */
const action = (usage: Usage): string => `https://rslstandard.org/rsl#${usage}`;

/** A duty of whoever uses what is not free: to name the source, or to pay. */
const dutyOf = ({ payment, standard, server }: Terms) => {
  const uid = absoluteUri(standard ?? server);
  const licence = uid === undefined ? [] : [{ action: 'obtainConsent', consentingParty: uid }];
  if (payment === 'attribution') return [{ action: 'attribute' }, ...licence];
  return payment === undefined || payment === 'free' ? licence : [{ action: 'compensate' }, ...licence];
};

/**
 * Terms as an ODRL policy in JSON-LD: permissions with their duties, and prohibitions. Undefined where a licence says
 * nothing about single usages.
 *
 * @param target what the policy is about
 */
export function odrlPolicy(terms: Terms, target: string): object | undefined {
  if (terms.usages === undefined) return undefined;
  const rules = (permission: Permission, more: object = {}) =>
    usagesThat(terms, permission).map((usage) => ({ target, action: action(usage), ...more }));
  const permission = [...rules('permitted'), ...rules('conditional', { duty: dutyOf(terms) })];
  const prohibition = rules('prohibited');
  const uid = absoluteUri(terms.url);
  return {
    '@context': 'http://www.w3.org/ns/odrl.jsonld',
    '@type': 'Set',
    ...(uid !== undefined && { uid }),
    ...(permission.length > 0 && { permission }),
    ...(prohibition.length > 0 && { prohibition }),
  };
}
