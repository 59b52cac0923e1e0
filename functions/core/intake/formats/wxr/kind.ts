import type { DeclaredFormat, Sniff } from '../../format.ts';
import { rootTag } from '../../xml/root.ts';

/** WordPress eXtended RSS, the export of a WordPress site: each post a story. */
export const wxrKind: DeclaredFormat = {
  id: 'wxr',
  title: 'WordPress export (WXR)',
  mediaTypes: ['application/rss+xml', 'application/xml', 'text/xml'],
  detect(sniff: Sniff): number {
    const root = rootTag(sniff);
    return root?.name === 'rss' && /wordpress\.org\/export\//.test(root.tag) ? 1 : 0;
  },
  load: async () => (await import('./index.ts')).wxr,
};
