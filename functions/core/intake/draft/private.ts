import type { Draft } from '../../story/draft.ts';
import { note } from './fill.ts';

/** Words that say that a part may go to everybody; every other constraint keeps it back. */
const open = /^(?:public|publishable|none|no|false|unrestricted|unconstrained|all)$/i;

/** Does a publishing constraint (NewsML-G2 `pubconstraint`, a list of QCodes or URIs) keep a part from readers? */
export const keepsBack = (constraint: string | undefined): boolean =>
  (constraint ?? '')
    .split(/[\s,]+/)
    .map((code) => code.replace(/^.*[:/#]/, ''))
    .some((code) => code !== '' && !open.test(code));

/** A name or class by which systems mark what is not for readers: `np-nonpublic`, `NotForPublication`, `non_public`. */
const privateName =
  /^(?:[a-z]{1,8}[-_])?(?:non[-_ ]?public|not[-_ ]?(?:intended[-_ ]?)?for[-_ ]?publi(?:cation|sh(?:ing)?)|non[-_ ]?publishable|unpublishable|editors?[-_ ]?only|internal[-_ ]?only)$/i;

export const isPrivateName = (name: string | undefined): boolean =>
  name !== undefined && name.length < 400 && name.split(/\s+/).some((word) => privateName.test(word));

/**
 * Keeps a part that is not for the public out of the story. Its words are in no change either: changes are shown to
 * more people than the original. The normaliser still looks for an embargo in them.
 */
export function keepPrivate(draft: Draft, what: string, words: string | undefined): void {
  note(draft, `${what} is not for publication and was left out`);
  if (words !== undefined && words !== '') draft.privateNotes = [...(draft.privateNotes ?? []), words];
}

/** A story that as a whole is not for the public waits for a person. */
export function holdPrivate(draft: Draft, what: string): void {
  note(draft, `${what} is marked as not for publication; the story is held`);
  if (draft.pubStatus !== 'canceled') draft.pubStatus = 'withheld';
}
