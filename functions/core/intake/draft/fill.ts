import type { Draft, ZonelessTime } from '../../story/draft.ts';
import { type Reading, readInstant } from '../../time/instant.ts';
import { readEscapedMarks } from '../xml/escaped.ts';
import { readLanguageTag } from './language.ts';

export const emptyDraft = (): Draft => ({ body: { kind: 'html', value: '' }, changes: [] });

const EXCERPT = 120;
const excerpt = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text);

/** Notes what the parser repaired or left out. */
export function note(draft: Draft, reason: string, before?: string, after?: string): void {
  draft.changes.push({
    step: 'parse',
    reason,
    ...(before !== undefined && { before: excerpt(before) }),
    ...(after !== undefined && { after: excerpt(after) }),
  });
}

/** Sets a field that is not set yet, unless the value is empty. */
export function put<Key extends keyof Draft>(draft: Draft, key: Key, value: Draft[Key] | undefined): void {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return;
  if (draft[key] === undefined) draft[key] = value;
}

type InstantField = 'firstCreated' | 'versionCreated' | 'expires' | 'embargoed';

/** Sets a time; an unreadable one is noted, but an unreadable embargo holds the story (`embargoText`). */
export function putInstant(draft: Draft, key: InstantField, raw: string | undefined): void {
  if (raw === undefined || raw.trim() === '' || draft[key] !== undefined) return;
  const reading = readInstant(raw, { language: draft.language });
  if (reading === undefined) {
    if (key === 'embargoed') put(draft, 'embargoText', raw.trim());
    else note(draft, `${key} could not be read as a time and was left out`, raw);
    return;
  }
  const { instant, assumed, usual } = reading;
  const uncertainEmbargo = key === 'embargoed' && assumed !== undefined;
  const read = uncertainEmbargo ? laterEverywhere(instant) : instant;
  draft[key] = read;
  if (usual !== undefined) addZoneless(draft, key, { ...usual, read });
  if (assumed === undefined) return;
  addZoneless(draft, key, { wall: instant.replace(/Z$/, ''), read });
  const reason = uncertainEmbargo
    ? 'the embargo names no time zone; it ends when its time has passed everywhere'
    : assumed === 'zone'
      ? `${key} names no time zone, UTC was taken`
      : `${key} names no time of day, midnight UTC was taken`;
  note(draft, reason, raw, read);
}

/** Sets an embargo that was read with its zone; one whose zone has several meanings is placed by the normaliser. */
export const setEmbargo = (draft: Partial<Draft>, { instant, usual }: Reading): void => {
  if (draft.embargoed !== undefined) return;
  draft.embargoed = instant;
  if (usual !== undefined) addZoneless(draft, 'embargoed', { ...usual, read: instant });
};

const addZoneless = (
  draft: Pick<Partial<Draft>, 'zoneless'>,
  key: InstantField,
  time: ZonelessTime,
): void => {
  draft.zoneless = { ...draft.zoneless, [key]: time };
};

/** The last place on earth where a time of day comes is twelve hours behind UTC: publishing late can be repaired. */
const laterEverywhere = (instant: string): string =>
  new Date(Date.parse(instant) + 12 * 3_600_000).toISOString();

/** Sets the version; anything but a positive integer is noted and left out. */
export function putVersion(draft: Draft, raw: string | undefined): void {
  if (raw === undefined || raw === '') return;
  const version = /^\d{1,15}(?:\.0+)?$/.test(raw) ? Number.parseInt(raw, 10) : 0;
  if (version >= 1) put(draft, 'version', version);
  else note(draft, 'the version is no positive integer and was left out', raw);
}

/** Sets the urgency, 1 (flash) to 9; IPTC scale of NITF `ed-urg`, NewsML `Urgency` and ninjs `urgency`. */
export function putUrgency(draft: Draft, raw: string | undefined): void {
  if (raw === undefined || raw === '') return;
  if (/^[1-9]$/.test(raw)) put(draft, 'urgency', Number(raw));
  else note(draft, 'the urgency is not between 1 and 9 and was left out', raw);
}

/** Sets the language to the first of the tags that is one (BCP 47); `x-default` and the like are passed over. */
export function putLanguage(draft: Draft, ...tags: (string | undefined)[]): void {
  for (const tag of tags) if (tag !== undefined) put(draft, 'language', readLanguageTag(tag));
}

/** Adds to a list without doubles; empty and absent values are passed over. */
export function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== undefined && value !== ''))];
}

/** Copies the fields of `inner` that `outer` does not have: the metadata of a wrapped document. */
export function inherit(outer: Draft, inner: Draft): void {
  for (const key of Object.keys(inner) as (keyof Draft)[]) {
    if (key === 'changes' || key === 'body') continue;
    put(outer, key, inner[key]);
  }
  outer.changes.push(...inner.changes);
}

/** Sets the HTML body; markup that was escaped once too often is read and noted. */
export function putHtml(draft: Draft, html: string): void {
  const { html: value, marks } = readEscapedMarks(html);
  if (marks.length > 0)
    note(draft, 'marks that stood escaped in the text were read', marks.slice(0, 10).join(' '));
  draft.body = { kind: 'html', value };
}
