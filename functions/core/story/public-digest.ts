import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Story } from './schema.ts';

/**
 * The members of a story's JSON rendition that its digest is over: what names the version, what it says, and who holds
 * the rights. Those that may change without a new version (the cluster, the chain, the end of terms by policy) are not
 * among them. Subscribers know this list from docs/feeds.md.
 */
export const digestMembers = [
  'id',
  'guid',
  'version',
  'agency',
  'pubStatus',
  'versionCreated',
  'language',
  'headline',
  'subheadline',
  'byline',
  'dateline',
  'body',
  'summary',
  'correctionNote',
  'aiUse',
  'creditLine',
  'credits',
  'usageTerms',
  'copyrightHolder',
  'copyrightNotice',
  'license',
  'associations',
] as const satisfies readonly (keyof Story)[];

/** A lone surrogate, which no JSON that Dateline publishes has (RFC 8785 §3.2.2.2 has none either). */
const loneSurrogate = /\\ud[89a-f]/;

/** A story is rendered in several formats, and is a long text to hash for each of them. */
const known = new WeakMap<Story, string>();

/**
 * SHA-256 over the canonical JSON (JCS, RFC 8785) of `digestMembers`, those that are there, as a name (RFC 6920 §3):
 * `ni:///sha-256;` and 43 characters of base64url. Anyone can compute it from the JSON rendition.
 */
export function publicDigest(story: Story): string {
  const before = known.get(story);
  if (before !== undefined) return before;
  const named = Object.fromEntries(digestMembers.map((name) => [name, story[name]]));
  const text = canonicalJson(named);
  const whole = loneSurrogate.test(text)
    ? canonicalJson(
        JSON.parse(JSON.stringify(named), (_key, one) =>
          typeof one === 'string' ? one.toWellFormed() : one,
        ),
      )
    : text;
  const digest = `ni:///sha-256;${hash('sha256', whole, 'base64url')}`;
  known.set(story, digest);
  return digest;
}

/** Gives a shortened copy of a story the digest of the whole one, which readers find in its JSON rendition. */
export function withDigestOf(whole: Story, copy: Story): Story {
  known.set(copy, publicDigest(whole));
  return copy;
}
