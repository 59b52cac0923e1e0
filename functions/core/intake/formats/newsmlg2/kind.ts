import type { DeclaredFormat, Sniff } from '../../format.ts';
import { rootTag } from '../../xml/root.ts';

const ROOTS = /^(?:newsItem|newsMessage|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem)$/;
/** Namespaces of NAR 1 (2006) and of the drafts before it. */
const NAMESPACE = /["']https?:\/\/(?:www\.)?iptc\.org\/std\/(?:nar|NAR|newsml-g2)\//;

/** IPTC NewsML-G2: a news item, a package, or a message with several of them. */
export const newsmlg2Kind: DeclaredFormat = {
  id: 'newsmlg2',
  title: 'NewsML-G2',
  mediaTypes: [
    'application/vnd.iptc.g2.newsitem+xml',
    'application/vnd.iptc.g2.newsmessage+xml',
    'application/vnd.iptc.g2.packageitem+xml',
    'application/xml',
    'text/xml',
  ],
  detect(sniff: Sniff): number {
    const root = rootTag(sniff);
    if (root === undefined || !ROOTS.test(root.name)) return 0;
    return NAMESPACE.test(root.tag) ? 1 : 0.9;
  },
  load: async () => (await import('./index.ts')).newsmlg2,
};
