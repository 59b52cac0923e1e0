import type { DeclaredFormat, Sniff } from '../../format.ts';
import { rootTag } from '../../xml/root.ts';

const ROOTS =
  /^(?:XMLNewsQueuedResponse|XMLNewsQueuedResult|XMLNewsResponse|ListOfRBNews|ArrayOfRBNews|RBNews)$/;

/** The XML of Ritzaus Bureau's news queue: a SOAP-like answer with a list of `RBNews`. */
export const ritzauKind: DeclaredFormat = {
  id: 'ritzau',
  title: 'Ritzau XML',
  mediaTypes: ['application/xml', 'text/xml'],
  detect(sniff: Sniff): number {
    const root = rootTag(sniff);
    if (root === undefined) return 0;
    return ROOTS.test(root.name) || (/^Envelope$/.test(root.name) && sniff.head.includes('RBNews')) ? 1 : 0;
  },
  load: async () => (await import('./index.ts')).ritzau,
};
