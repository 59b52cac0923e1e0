import type { FormatKind } from '../../format.ts';
import { detectMarkdown } from './detect.ts';

/** Markdown with or without front matter. HTML in it stays, for the normaliser to clean. */
export const markdownKind: FormatKind = {
  id: 'markdown',
  title: 'Markdown',
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  detect: detectMarkdown,
};
