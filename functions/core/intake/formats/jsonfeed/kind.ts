import type { DeclaredFormat, Sniff } from '../../format.ts';

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1): each item is a story. */
export const jsonfeedKind: DeclaredFormat = {
  id: 'jsonfeed',
  title: 'JSON Feed',
  mediaTypes: ['application/feed+json'],

  detect({ head, mediaType }: Sniff): number {
    if (!head.startsWith('{')) return 0;
    if (/"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\/version/.test(head)) return 0.95;
    return mediaType === 'application/feed+json' ? 0.7 : 0;
  },
  load: async () => (await import('./index.ts')).jsonfeed,
};
