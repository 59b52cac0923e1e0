import type { Sniff } from '../../format.ts';
import { readFrontMatter } from './front-matter.ts';

const mediaTypes = new Set(['text/markdown', 'text/x-markdown']);

/** Marks that people do not type into plain text by chance, each with what it needs and most texts lack. */
const strong: readonly { needs: readonly string[]; mark: RegExp }[] = [
  { needs: ['# '], mark: /^#{1,6} \S[^\n]{0,300}$/m },
  { needs: ['\n==='], mark: /^\S[^\n]{2,200}\n={3,}\s*$/m },
  { needs: [']('], mark: /\[[^\]\n]{1,200}\]\((?:https?:|\/|mailto:|#)[^)\s]{1,500}\)/ },
  { needs: [']('], mark: /!\[[^\]\n]{0,200}\]\([^)\s]{1,500}\)/ },
  {
    needs: ['**', '__'],
    mark: /(?:^|[\s(])(?:\*\*|__)[^\s*_][^*_\n]{0,200}(?:\*\*|__)(?=[\s).,;:!?]|$)/m,
  },
  { needs: ['```'], mark: /^```/m },
  { needs: ['|'], mark: /^\|(?: *:?-{3,}:? *\|)+\s*$/m },
  { needs: [']:'], mark: /^\[[^\]\n]{1,80}\]: +\S+/m },
];

/**
 * How surely an upload is Markdown: its label, front matter, a headline as `# Title` at the very top, or
 * two different marks of Markdown. Lists, quotes and single stars are plain text's too and count for nothing.
 */
export function detectMarkdown(sniff: Sniff): number {
  const { head, text, mediaType, filename } = sniff;
  if (
    text.trim() === '' ||
    /[\u0000-\u0008\u000e-\u001f]/.test(head) ||
    /^(?:<(?!!--)|\{|\[\s*[{"]|%PDF|\{\\rtf)/.test(head)
  )
    return 0;
  if (mediaType !== undefined && mediaTypes.has(mediaType)) return 0.95;
  if (filename !== undefined && /\.(?:md|markdown|mdown)$/i.test(filename)) return 0.9;
  if (readFrontMatter(text)) return 0.85;
  const window = text.slice(0, 100_000).replaceAll('\r\n', '\n');
  const signs = strong.filter(
    ({ needs, mark }) => needs.some((needed) => window.includes(needed)) && mark.test(window),
  ).length;
  // "###" and "# # #" end a press release.
  const titled = /^# +[^#\s][^\n]*\n\s*\S/.test(head.replaceAll('\r\n', '\n'));
  if (titled) return 0.7;
  return signs >= 2 ? 0.5 : 0;
}
