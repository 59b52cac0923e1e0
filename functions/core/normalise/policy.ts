import { aiUseOf } from '../story/read-ai-use.ts';
import type { AiUse } from '../story/schema.ts';
import { isTimeZone } from '../time/local-time.ts';
import type { Aliases } from './aliases.ts';

/** Parts of the record; with `extent` for stories that say nothing, without it for those that do. */
export type AiUseDefaults = Partial<AiUse>;

/** What an agency's operator decides about its stories. */
export interface Policy {
  /** BCP 47; used when neither the upload nor the text shows the language. */
  defaultLanguage?: string;
  /** What to do with a story without a headline. Default `derive`. */
  missingHeadline?: 'derive' | 'refuse';
  /** Quality codes (see `checks`) that quarantine a story; all others only warn. */
  quarantine?: string[];
  /**
   * Which embargoes count: `all` (default) that a story states in any way; `fields` those of its fields, so that a
   * line of its text holds nothing.
   */
  embargo?: 'all' | 'fields';
  /** More names of agencies and outlets than the built-in table has: name as written to the name to show. */
  aliases?: Aliases;
  /** IANA name of the zone of the agency's clocks, for times that are sent without one. Default: UTC. */
  timeZone?: string;
  /** What to do with a version whose text has nothing in common with the one before. Default `warn`. */
  unrelatedVersions?: 'warn' | 'hold';
  /** A story leaves the feeds this many days after it was first shown. Default: never. */
  expiresAfterDays?: number;
  /** Stories of more than two days ago come into the archives under their own date. Default: they are news. */
  backfill?: boolean;
  /** `private`: its stories are in private feeds only, and nowhere in public. Default `public`. */
  visibility?: 'public' | 'private';
  /**
   * What is taken for the use of AI where a story does not say it, and what to do with generated text without a
   * responsible editor. Default: nothing, and `warn`.
   */
  aiUse?: { defaults?: AiUseDefaults; withoutEditor?: 'warn' | 'hold' | 'refuse' };
  /** The operator is warned when no story of the agency was accepted for this many hours. Default: never. */
  quietAfterHours?: number;
}

/** A hundred years. */
const longestExpiryDays = 36_525;
/** Longer silences than a quarter of a year are not worth an alarm. */
const longestQuietHours = 2160;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const partsOfAi = ['extent', 'digitalSourceType', 'tool', 'reviewedBy', 'reviewedAt', 'responsible'];
const isPerson = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.name === 'string' &&
  value.name.trim() !== '' &&
  Object.entries(value).every(
    ([name, one]) =>
      name === 'name' || (name === 'url' && typeof one === 'string' && /^https?:\/\//.test(one)),
  );
const isAiDefaults = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).every(([name, one]) =>
    name === 'responsible' ? isPerson(one) : partsOfAi.includes(name) && typeof one === 'string',
  ) &&
  (value.extent === undefined || aiUseOf({ extent: String(value.extent) }) !== undefined);
const isAiPolicy = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).every(([name, one]) =>
    name === 'defaults'
      ? isAiDefaults(one)
      : name === 'withoutEditor' && (one === 'warn' || one === 'hold' || one === 'refuse'),
  );

const rules: Record<keyof Policy, { holds: (value: unknown) => boolean; says: string }> = {
  defaultLanguage: { holds: (value) => typeof value === 'string' && value !== '', says: 'is a BCP 47 tag' },
  missingHeadline: {
    holds: (value) => value === 'derive' || value === 'refuse',
    says: 'is derive or refuse',
  },
  quarantine: { holds: isTexts, says: 'is a list of codes' },
  embargo: { holds: (value) => value === 'all' || value === 'fields', says: 'is all or fields' },
  aliases: {
    holds: (value) => isRecord(value) && isTexts(Object.values(value)),
    says: 'is an object of names as written to names to show',
  },
  timeZone: {
    holds: (value) => typeof value === 'string' && isTimeZone(value),
    says: 'is the IANA name of a time zone, e.g. Europe/Helsinki',
  },
  unrelatedVersions: { holds: (value) => value === 'warn' || value === 'hold', says: 'is warn or hold' },
  visibility: { holds: (value) => value === 'public' || value === 'private', says: 'is public or private' },
  expiresAfterDays: {
    holds: (value) => typeof value === 'number' && value > 0 && value <= longestExpiryDays,
    says: `is a number of days above 0 and up to ${longestExpiryDays}`,
  },
  backfill: { holds: (value) => typeof value === 'boolean', says: 'is true or false' },
  aiUse: {
    holds: isAiPolicy,
    says: `is an object with defaults (an object with some of ${partsOfAi.join(', ')}) and withoutEditor (warn, hold or refuse)`,
  },
  quietAfterHours: {
    holds: (value) => typeof value === 'number' && value > 0 && value <= longestQuietHours,
    says: `is a number of hours above 0 and up to ${longestQuietHours}`,
  },
};

/** What is wrong with a policy, all of it, each with the name of the field. */
export function policyProblems(value: unknown): string[] {
  if (!isRecord(value)) return ['A policy is an object'];
  return Object.entries(value).flatMap(([name, given]) => {
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof Policy] : undefined;
    if (!rule) return [`/${name}: there is no such setting; there are ${Object.keys(rules).join(', ')}`];
    return rule.holds(given) ? [] : [`/${name}: ${rule.says}`];
  });
}
