import { guidOf } from '../../story/agency-guid.ts';
import type { Draft } from '../../story/draft.ts';
import type { ParsedItem } from '../format.ts';
import { note } from './fill.ts';

/** What systems write where they have no id. */
const nothing =
  /^(?:null|nil|none|undefined|nan|n\/?a|unknown|tbd|todo|empty|false|true|guid|uuid|id|uri|url|0+|-+|\?+|#+|\[object object\]|urn:(?:uuid|guid|newsml):?|(?:urn:uuid:)?\{?0{8}-0{4}-0{4}-0{4}-0{12}\}?|<?@?>?)$/i;
/** A site, a provider or an authority with nothing behind it. */
const siteOnly =
  /^(?:(?:(?:urn:newsml:|tag:|urn:|www\.)(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,18}|(?:[a-z0-9-]{1,63}\.){1,3}(?:com|org|net|info|news|press|int|(?!md|gz|js|ts|py|sh|rb|pl|cc)[a-z]{2}))(?:,\d{4}(?:-\d\d){0,2})?[:/]?)$/i;

/** Does an id say which story it is? One that is empty, a placeholder or the provider's name alone does not. */
export const identifies = (id: string): boolean =>
  id !== '' && (id.length > 300 || (!nothing.test(id) && !siteOnly.test(id)));

/** The draft with the ids of stories as they are kept; one that identifies nothing is none, and noted. */
export function withIds(draft: Draft): Draft {
  const { guid, evolvedFrom, ...rest } = draft;
  const own = guidOf(guid ?? '');
  const other = guidOf(evolvedFrom ?? '');
  const kept = identifies(own);
  const checked = { ...rest, ...(kept && { guid: own }), ...(identifies(other) && { evolvedFrom: other }) };
  if (!kept && own !== '') note(checked, 'an id that does not say which story it is was not used', own);
  return checked;
}

/** The address of a site: feeds give it to all their stories; one story alone may have it for an id. */
const siteAddress = /^https?:\/\/[^\s/?#]{1,255}\/?(?:index\.\w{1,5})?#?$/i;

/** From how many stories on an id that they share is taken for a constant. */
const fewestAlike = 3;

/**
 * Stories of one upload that have one id, and no more in common, would take each other's place. Versions of a story
 * have a number or times of their own, or the same headline.
 */
export function withoutConstantIds(items: ParsedItem[]): ParsedItem[] {
  const byId = new Map<string, Draft[]>();
  for (const item of items) {
    if (!('draft' in item) || item.draft.guid === undefined || item.draft.pubStatus === 'canceled') continue;
    const known = byId.get(item.draft.guid);
    if (known) known.push(item.draft);
    else byId.set(item.draft.guid, [item.draft]);
  }
  const constant = new Set(
    [...byId].flatMap(([guid, drafts]) =>
      areUnrelated(drafts, siteAddress.test(guid) ? 2 : fewestAlike) ? [guid] : [],
    ),
  );
  if (constant.size === 0) return items;
  return items.map((item) => {
    if (!('draft' in item) || item.draft.guid === undefined || !constant.has(item.draft.guid)) return item;
    const { guid, ...draft } = item.draft;
    note(draft, 'an id that several stories of the upload share was not used', guid);
    return { pointer: item.pointer, draft };
  });
}

function areUnrelated(drafts: readonly Draft[], fewest: number): boolean {
  if (drafts.length < fewest || drafts.some(({ version }) => version !== undefined)) return false;
  const different = (values: (string | undefined)[]): boolean =>
    values.every((value) => value !== undefined) && new Set(values).size === drafts.length;
  return different(drafts.map(({ headline }) => headline)) && different(drafts.map(({ body }) => body.value));
}
