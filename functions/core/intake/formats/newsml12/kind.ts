import type { DeclaredFormat, Sniff } from '../../format.ts';
import { rootTag } from '../../xml/root.ts';

/** IPTC NewsML 1.0 to 1.2: one or more NewsItems in a NewsML document. */
export const newsml12Kind: DeclaredFormat = {
  id: 'newsml12',
  title: 'NewsML 1',
  mediaTypes: ['text/vnd.iptc.newsml', 'application/newsml+xml', 'application/xml', 'text/xml'],
  detect(sniff: Sniff): number {
    const root = rootTag(sniff);
    return root?.name === 'NewsML' || root?.name === 'NewsItem' ? 1 : 0;
  },
  load: async () => (await import('./index.ts')).newsml12,
};
