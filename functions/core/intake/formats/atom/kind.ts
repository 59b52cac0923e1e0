import type { DeclaredFormat, Sniff } from '../../format.ts';
import { rootTag } from '../../xml/root.ts';

/** Atom 1.0 (RFC 4287) and 0.3: a feed, each entry a story, or one entry alone. */
export const atomKind: DeclaredFormat = {
  id: 'atom',
  title: 'Atom',
  mediaTypes: ['application/atom+xml', 'application/xml', 'text/xml'],
  detect(sniff: Sniff): number {
    const root = rootTag(sniff);
    if (root === undefined || !/^(?:feed|entry)$/.test(root.name)) return 0;
    return /www\.w3\.org\/2005\/Atom|purl\.org\/atom\/ns#/.test(root.tag) ? 1 : 0.5;
  },
  load: async () => (await import('./index.ts')).atom,
};
