import type { DeclaredFormat } from '../../format.ts';
import { detectMarkdown } from './detect.ts';

/** Markdown with or without front matter. HTML in it stays, for the normaliser to clean. */
export const markdownKind: DeclaredFormat = {
  id: 'markdown',
  title: 'Markdown',
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  single: true,
  detect: detectMarkdown,
  load: async () => (await import('./index.ts')).markdown,
};
