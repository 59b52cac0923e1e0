import type { Permission } from '../../../contract/license.ts';
import { absoluteUri } from '../render/uri.ts';
import { rslMediaType } from './rsl.ts';
import { type Terms, usagesThat } from './terms.ts';

/** Longer addresses do not go into a header: an object of S3 has two kilobytes for all that is said of it. */
const longestAddress = 700;

const short = (address: string | undefined): string | undefined => {
  const uri = absoluteUri(address);
  return uri !== undefined && uri.length <= longestAddress ? uri : undefined;
};

/** The two values of W3C TDMRep: whether text and data mining is reserved, and where the policy is. */
export function tdmRep({ reserved, policy }: Terms): { 'tdm-reservation'?: 0 | 1; 'tdm-policy'?: string } {
  const address = absoluteUri(policy);
  return {
    ...(reserved !== undefined && { 'tdm-reservation': reserved ? 1 : 0 }),
    ...(address !== undefined && { 'tdm-policy': address }),
  };
}

/** A preference can say yes or no. Training under a condition is no; of search under one nothing is said. */
const preference: Record<'train-ai' | 'search', Partial<Record<Permission, 'y' | 'n'>>> = {
  'train-ai': { permitted: 'y', conditional: 'n', prohibited: 'n' },
  search: { permitted: 'y', prohibited: 'n' },
};

/**
 * The usage preferences of AIPREF (draft-ietf-aipref-attach, draft-ietf-aipref-vocab); undefined where the licence does
 * not ask for them, for they are a draft, or where there is nothing to say.
 */
export function contentUsage({ usages, reserved, contentUsage: isAsked }: Terms): string | undefined {
  if (!isAsked) return undefined;
  const train = usages ? preference['train-ai'][usages['ai-train']] : reserved === true ? 'n' : undefined;
  const search = usages && preference.search[usages.search];
  const parts = [
    ...(train === undefined ? [] : [`train-ai=${train}`]),
    ...(search === undefined ? [] : [`search=${search}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** Terms, and where they are in RSL if not with those of the site. */
type LinkedTerms = Terms & { rsl?: string };

/** `Link` with relation `license` (RFC 4946, RFC 8288): to the licence, and to its terms for machines. */
function licenceLinks({ url, usages, rsl: own }: LinkedTerms, rslUrl: string): string | undefined {
  const address = short(url);
  const rsl = usages === undefined && own === undefined ? undefined : short(own ?? rslUrl);
  const links = [
    ...(address === undefined ? [] : [`<${address}>; rel="license"`]),
    ...(rsl === undefined ? [] : [`<${rsl}>; rel="license"; type="${rslMediaType}"`]),
  ];
  return links.length === 0 ? undefined : links.join(', ');
}

/** The headers of a document under terms, by their names in small letters. */
export function licenceHeaders(terms: LinkedTerms, rslUrl: string): Record<string, string> {
  const { 'tdm-reservation': reservation, 'tdm-policy': policy } = tdmRep(terms);
  const usage = contentUsage(terms);
  const link = licenceLinks(terms, rslUrl);
  const address = short(policy);
  return {
    ...(reservation !== undefined && { 'tdm-reservation': String(reservation) }),
    ...(address !== undefined && { 'tdm-policy': address }),
    ...(usage !== undefined && { 'content-usage': usage }),
    ...(link !== undefined && { link }),
  };
}

const plus = (name: string): string => `http://ns.useplus.org/ldf/vocab/DMI-${name}`;

/** The concept of the PLUS vocabulary for data mining (useplus.org, LDF) that says the same; G2 has an element for it. */
export function plusDataMining(terms: Terms): string | undefined {
  const { reserved, usages, policy, url } = terms;
  if (reserved === undefined) return undefined;
  if (!reserved) return plus('ALLOWED');
  if (usages === undefined || usagesThat(terms, 'conditional').length > 0)
    return plus(
      policy === undefined && url === undefined && usages === undefined
        ? 'PROHIBITED'
        : 'PROHIBITED-SEECONSTRAINT',
    );
  if (usages['ai-input'] === 'permitted' && usages['ai-index'] === 'permitted')
    return plus('PROHIBITED-AIMLTRAINING');
  return plus(usages.search === 'permitted' ? 'PROHIBITED-EXCEPTSEARCHENGINEINDEXING' : 'PROHIBITED');
}
