import type { DeclaredFormat } from '../../format.ts';
import { detectPage } from './detect.ts';

/** Whole web pages: the article is found among navigation, advertising, related links and comments. */
export const pageKind: DeclaredFormat = {
  id: 'page',
  title: 'web page',
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  single: true,
  detect: detectPage,
  load: async () => (await import('./index.ts')).page,
};
