import type { DeclaredFormat } from '../../format.ts';
import { detectWord } from './detect.ts';

/** HTML as Microsoft Word, similar programs and Google Docs write it. */
export const wordKind: DeclaredFormat = {
  id: 'word',
  title: 'word processor HTML',
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  single: true,
  detect: detectWord,
  load: async () => (await import('./index.ts')).word,
};
