import { type AiUseParts, partsOfAiUse } from './ai-use.ts';
import type { AiUse } from './schema.ts';

/** Names of the parts, the same as in `meta` of NITF; the source type has an element of its own in every format. */
const names = {
  extent: 'ai-use-extent',
  tool: 'ai-use-tool',
  reviewedBy: 'ai-use-reviewed-by',
  reviewedAt: 'ai-use-reviewed-at',
  responsible: 'ai-use-responsible',
  responsibleUrl: 'ai-use-responsible-url',
} as const satisfies Record<Exclude<keyof AiUseParts, 'digitalSourceType'>, string>;
const parts = Object.keys(names) as (keyof typeof names)[];

/** Characters of a statement that is read. */
const longest = 8000;

/**
 * The record of the use of AI for `dcterms:provenance`, whose range is a statement about what matters for the authenticity
 * of a text: `ai-use-extent=assisted; ai-use-tool=Textwerk`, with values escaped as in DCMI DCSV (`\;`, `\=`, `\\`), the
 * syntax that `dcterms:valid` has its periods in. Undefined where the agency says nothing.
 */
export function aiUseStatement(aiUse: AiUse | undefined): string | undefined {
  const said = partsOfAiUse(aiUse);
  const written = parts.flatMap((part) => {
    const value = said[part];
    return value === undefined ? [] : [`${names[part]}=${value.replace(/[\\;=]/g, '\\$&')}`];
  });
  return written.length === 0 ? undefined : written.join('; ');
}

/** The parts of a statement; nothing for one about something else. */
export function readStatement(statement: string): AiUseParts {
  const said: AiUseParts = {};
  for (const component of statement.slice(0, longest).match(/(?:\\.|[^\\;])+/g) ?? []) {
    const at = component.indexOf('=');
    const part = parts.find((one) => names[one] === component.slice(0, at).trim());
    if (part !== undefined) said[part] = component.slice(at + 1).replace(/\\(.)/g, '$1');
  }
  return said;
}
