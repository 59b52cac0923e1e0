import type { Draft } from '../../../story/draft.ts';
import { emptyDraft } from '../../draft/fill.ts';
import { keepPrivate } from '../../draft/private.ts';
import { attribute, descendants, type XmlElement } from '../../xml/element.ts';
import { takePrivateOut } from '../../xml/private.ts';
import { pictureItem } from './pictures.ts';

/** Ids of the items that an item or package refers to. */
export const references = (item: XmlElement): string[] =>
  descendants(item, 'link', 'itemRef').flatMap((link) => attribute(link, 'residref') ?? []);

/**
 * Which picture, video and graphic items of a message belong to which text item: those that it refers to, those
 * that are in one package with it, and all of them where there is but one text.
 */
export function mediaByText(
  texts: readonly XmlElement[],
  media: readonly XmlElement[],
  packages: readonly XmlElement[],
): Map<XmlElement, XmlElement[]> {
  if (texts.length === 1) return new Map(texts.map((item) => [item, [...media]]));
  const known = new Map(media.map((item) => [attribute(item, 'guid'), item]));
  /** For each member of a package the pictures of that package, listed once. */
  const packed = new Map<string, string[]>();
  for (const members of packages.map(references)) {
    const pictures = members.filter((id) => known.has(id));
    for (const member of members) packed.set(member, pictures);
  }
  return new Map(
    texts.map((item) => {
      const ids = new Set([...references(item), ...(packed.get(attribute(item, 'guid') ?? '') ?? [])]);
      return [item, [...ids].flatMap((id) => known.get(id) ?? [])];
    }),
  );
}

/** Adds media items to a story; the item's own mention of them without a file is replaced. */
export function attach(draft: Draft, items: readonly XmlElement[]): void {
  const added = items.filter((item) => isForAll(draft, item)).flatMap((item) => pictureItem(item));
  if (added.length === 0) return;
  const guids = new Set(added.map(({ guid }) => guid));
  const own = (draft.associations ?? []).filter(
    ({ guid, renditions }) => renditions.length > 0 || guid === undefined || !guids.has(guid),
  );
  draft.associations = [...own, ...added];
}

/** Takes out what is not for the public; false where that is the whole medium, which then does not hold the story. */
function isForAll(draft: Draft, item: XmlElement): boolean {
  const own = emptyDraft();
  takePrivateOut(own, item);
  if (own.pubStatus === 'withheld') {
    keepPrivate(draft, 'a media item', undefined);
    return false;
  }
  draft.changes.push(...own.changes);
  return true;
}
