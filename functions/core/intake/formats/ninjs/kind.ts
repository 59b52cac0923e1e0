import type { DeclaredFormat, Sniff } from '../../format.ts';

/** How far names are looked for, in UTF-16 units. */
const SEARCHED = 131_072;
/** Names that only ninjs and its kin use for text and state. `"name":` cannot occur inside a JSON string unescaped. */
const BODY = /"(?:body_(?:html5?|xhtml|text|nitf)|bodies|headlines)"\s*:/;
const STATE =
  /"(?:pubstatus|versioncreated|firstcreated|representationtype|representationType|description_(?:text|html)|copyright(?:notice|holder)|usageterms|altids|altIds|infosources|infoSources|editorialpriority)"\s*:/g;
const STANDARD = /"(?:\$?standard|\$schema)"\s*:[^}]{0,300}ninjs/i;
const IDENTITY = /"(?:uri|guid)"\s*:/;

/** IPTC ninjs 1, 2 and 3, alone, in a list, and as the AP Media API wraps it. */
export const ninjsKind: DeclaredFormat = {
  id: 'ninjs',
  title: 'ninjs',
  mediaTypes: ['application/ninjs+json', 'application/vnd.iptc.ninjs+json', 'application/json', 'text/json'],
  detect(sniff: Sniff): number {
    if (!/^[{[]/.test(sniff.head)) return 0;
    const text = sniff.text.slice(0, SEARCHED);
    if (STANDARD.test(text)) return 1;
    const states = new Set(text.match(STATE)).size;
    const identity = IDENTITY.test(text);
    if (BODY.test(text) && (identity || states > 0)) return 0.95;
    return identity && states >= 2 ? 0.9 : sniff.mediaType?.includes('ninjs') ? 0.8 : 0;
  },
  load: async () => (await import('./index.ts')).ninjs,
};
