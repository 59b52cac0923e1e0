import type { DeclaredFormat, Sniff } from '../../format.ts';

const mediaTypes = ['application/json', 'text/json', 'application/vnd.api+json'];

/** Dateline's own JSON: an article, an array of articles, or an object with such an array in it. */
export const jsonKind: DeclaredFormat = {
  id: 'json',
  title: 'Dateline JSON',
  mediaTypes,

  detect({ head, mediaType, text }: Sniff): number {
    if (/^(?:\{\s*["}]|\[\s*[\]{])/.test(head)) return 0.6;
    return mediaType !== undefined && mediaTypes.includes(mediaType) && text !== '' ? 0.3 : 0;
  },
  load: async () => (await import('./index.ts')).json,
};
