import { names, noText } from '../../../markup/html-names.ts';
import { type Element, textOf } from '../dom.ts';
import { isButtonRow } from './link-boxes.ts';
import type { Reading } from './reading.ts';
import { holdsStory } from './story-in-furniture.ts';

/** Drops an element with its content, and says why. False when it stays. */
export const dropElement = (node: Element, { changes }: Reading): boolean => {
  const { name, attribs } = node;
  if (noText.has(name)) {
    if (name === 'script' || name === 'style') changes.count('markup', `${name} removed`);
    else if (name === 'nav' || name === 'button') changes.count('markup', `${name} removed`, 1, textOf(node));
    return true;
  }
  const buttons = mayBeButtons.has(name) && isButtonRow(node);
  const reason = buttons ? 'buttons to share the story removed' : dropReason(node);
  if (!reason) return false;
  changes.add('markup', reason, textOf(node).trim() || attribs.src || name);
  return true;
};

const mayBeButtons = names('p h1 h2 h3 h4 h5 h6 ul ol');

const hiddenStyle =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$))/i;
const wordNotes = /mso-element\s*:\s*(?:foot|end)note-list|mso-element\s*:\s*comment-list/i;
/** Names that sites give to page furniture, as whole words of a class or id. */
const furnitureName =
  /(?:^|[\s_-])(?:share|sharing|sharebar|sharedaddy|social|socials|social-?share|social-?links|newsletter|newsletters|subscribe|subscription|sign-?up|signup|related|related-?posts|related-?articles|recommended|recirculation|read-?more|also-?read|more-?stories|advert|advertisement|advertising|ad-?slot|ad-?unit|ad-?container|adsbygoogle|dfp|promo|promotion|breadcrumb|breadcrumbs|cookie|cookies|toolbar|sidebar|comments|comment-?form|navigation|navbar|nav|outbrain|taboola|sponsored|print-?button|app-?download|follow-?us|jp-relatedposts)(?:$|[\s_-])/i;
const longestFurniture = 400;

/** Why an element must go with its content. Undefined when it stays. */
export const dropReason = (node: Element): string | undefined => {
  const { attribs, name } = node;
  const { style, role, id = '', class: named = '' } = attribs;
  if (attribs.hidden !== undefined || attribs['aria-hidden'] === 'true') return 'hidden element removed';
  if (style && hiddenStyle.test(style)) return 'hidden element removed';
  if (style && wordNotes.test(style)) return 'notes of a word processor removed';
  const label = `${named} ${id}`;
  const furniture = label.length > 1 && name !== 'body' && name !== 'article' && furnitureName.test(label);
  const aside = role === 'navigation' || role === 'complementary';
  if ((furniture || aside) && isPageBox(node)) return 'page furniture removed';
  if (!aside && name === 'div' && /^(?:_ftn|_edn|ftn|edn)\d+$/.test(id))
    return 'notes of a word processor removed';
  return undefined;
};

/** Does a box hold nothing that belongs to a story? */
const isPageBox = (node: Element): boolean =>
  textOf(node).trim().length <= longestFurniture && !holdsStory(node);
