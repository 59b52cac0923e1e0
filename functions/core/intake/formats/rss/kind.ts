import type { DeclaredFormat, Sniff } from '../../format.ts';
import { rootTag } from '../../xml/root.ts';

/** RSS 0.9x and 2.0, and RSS 1.0 in RDF; each item a story. */
export const rssKind: DeclaredFormat = {
  id: 'rss',
  title: 'RSS',
  mediaTypes: ['application/rss+xml', 'application/rdf+xml', 'application/xml', 'text/xml'],
  detect(sniff: Sniff): number {
    const root = rootTag(sniff);
    if (root === undefined) return 0;
    if (root.name.toLowerCase() === 'rss') return 0.9;
    return root.name === 'RDF' && /purl\.org\/rss\/1\.0|netscape\.com\/rdf/.test(root.tag) ? 0.9 : 0;
  },
  load: async () => (await import('./index.ts')).rss,
};
