import type { DeclaredFormat } from '../../format.ts';

/** Rich Text Format (Microsoft, 1.9.1). */
export const rtfKind: DeclaredFormat = {
  id: 'rtf',
  title: 'Rich Text Format',
  mediaTypes: ['application/rtf', 'text/rtf', 'text/richtext'],
  single: true,
  detect: ({ head }) => (/^\{\\rtf\d?(?=[\\\s{])/.test(head) ? 1 : 0),
  load: async () => (await import('./index.ts')).rtf,
};
