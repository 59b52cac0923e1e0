import { readInstant } from '../time/instant.ts';
import { type AiUseParts, extents, sourceTypeOf, usualTypes } from './ai-use.ts';
import { readStatement } from './ai-use-statement.ts';
import type { AiUse } from './schema.ts';

/* Apart from the vocabulary, which every format writes: reading a time takes the names of months in all languages. */

const longestName = 300;
const line = (text: string | undefined): string | undefined =>
  text?.replace(/\s+/g, ' ').trim().slice(0, longestName).toWellFormed() || undefined;
const webAddress = (text: string | undefined): string | undefined => {
  const url = text === undefined ? null : URL.parse(text.trim());
  return url !== null && /^https?:$/.test(url.protocol) && url.href.length <= 2000 ? url.href : undefined;
};

const isExtent = (word: string): word is AiUse['extent'] => Object.hasOwn(usualTypes, word);

/**
 * The record of the use of AI from what a format says; undefined where neither an extent nor a source type is said. What
 * cannot be read is left out.
 */
export function aiUseOf(parts: AiUseParts): AiUse | undefined {
  const type = sourceTypeOf(parts.digitalSourceType);
  const word = parts.extent?.trim().toLowerCase() ?? '';
  const extent = isExtent(word) ? word : type === undefined ? undefined : extents[type];
  if (extent === undefined) return undefined;
  const [tool, reviewedBy, name] = [parts.tool, parts.reviewedBy, parts.responsible].map(line);
  const reviewedAt = parts.reviewedAt === undefined ? undefined : readInstant(parts.reviewedAt)?.instant;
  const url = webAddress(parts.responsibleUrl);
  return {
    extent,
    ...(type !== undefined && type !== usualTypes[extent] && { digitalSourceType: type }),
    ...(tool !== undefined && { tool }),
    ...(reviewedBy !== undefined && { reviewedBy }),
    ...(reviewedAt !== undefined && { reviewedAt }),
    ...(name !== undefined && { responsible: { name, ...(url !== undefined && { url }) } }),
  };
}

/**
 * The record from the statements of an item, and its digital source type.
 *
 * @param digitalSourceType an address or a code, as `sourceTypeOf` reads it
 */
export const readAiUse = (
  statements: readonly (string | undefined)[],
  digitalSourceType: string | undefined,
): AiUse | undefined => {
  const own = statements.map((one) => readStatement(one ?? '')).find(({ extent }) => extent !== undefined);
  return aiUseOf({ ...own, digitalSourceType });
};
