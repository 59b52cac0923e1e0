import { type Element, textOf } from './dom.ts';
import { holdsStory } from './story-in-furniture.ts';

const hiddenStyle =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$))/i;
/** Names that sites give to page furniture, as whole words of a class or id. */
const furnitureName =
  /(?:^|[\s_-])(?:share|sharing|sharebar|sharedaddy|social|socials|social-?share|social-?links|newsletter|newsletters|subscribe|subscription|sign-?up|signup|related|related-?posts|related-?articles|recommended|recirculation|read-?more|also-?read|more-?stories|advert|advertisement|advertising|ad-?slot|ad-?unit|ad-?container|adsbygoogle|dfp|promo|promotion|breadcrumb|breadcrumbs|cookie|cookies|toolbar|sidebar|comments|comment-?form|navigation|navbar|nav|outbrain|taboola|sponsored|print-?button|app-?download|follow-?us|jp-relatedposts)(?:$|[\s_-])/i;
const longestFurniture = 400;

/** Why an element has to go with all that is in it; undefined when it stays. */
export const dropReason = (node: Element): string | undefined => {
  const { attribs, name } = node;
  if (attribs.hidden !== undefined || attribs['aria-hidden'] === 'true') return 'hidden element removed';
  const style = attribs.style;
  if (style) {
    if (hiddenStyle.test(style)) return 'hidden element removed';
    if (/mso-element\s*:\s*(?:foot|end)note-list|mso-element\s*:\s*comment-list/i.test(style))
      return 'notes of a word processor removed';
  }
  const label = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
  if (
    label.length > 1 &&
    name !== 'body' &&
    name !== 'article' &&
    furnitureName.test(label) &&
    isPageBox(node)
  )
    return 'page furniture removed';
  if (attribs.role === 'navigation' || attribs.role === 'complementary')
    return isPageBox(node) ? 'page furniture removed' : undefined;
  if (/^(?:_ftn|_edn|ftn|edn)\d+$/.test(attribs.id ?? '') && name === 'div')
    return 'notes of a word processor removed';
  return undefined;
};

/** Is there nothing in a box that a story could miss? */
const isPageBox = (node: Element): boolean =>
  textOf(node).trim().length <= longestFurniture && !holdsStory(node);
