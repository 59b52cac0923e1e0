import type { Story } from '../../../story/schema.ts';
import { aiWords } from '../../documents/page/ai-words.ts';
import { pageLanguage } from '../../documents/page/words.ts';
import { absoluteUri } from '../../render/uri.ts';
import { escapeHtml } from '../../render/xml.ts';

/**
 * The label of a text that AI had a part in, above it and in its language (EU AI Act, art. 50 (5): clear, and at the latest
 * with the first exposure). Nothing for a text that people wrote, or of which nothing is said.
 */
export const aiLabel = ({ aiUse, language }: Story): string => {
  if (aiUse === undefined || aiUse.extent === 'none') return '';
  const { tag } = pageLanguage(language);
  const words = aiWords(tag);
  const name = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;
  const { tool, reviewedBy, responsible } = aiUse;
  const address = absoluteUri(responsible?.url);
  const person = responsible && name(responsible.name);
  const parts = [
    words[aiUse.extent] + (tool === undefined ? '' : ` (${name(tool)})`),
    ...(reviewedBy === undefined ? [] : [`${words.reviewedBy} ${name(reviewedBy)}`]),
    ...(person === undefined
      ? []
      : [
          `${words.responsible} ${address === undefined ? person : `<a href="${escapeHtml(address)}" rel="author">${person}</a>`}`,
        ]),
  ];
  return `<p class="meta ai-use" lang="${escapeHtml(tag)}" dir="auto">${parts.join(' · ')}</p>\n`;
};
