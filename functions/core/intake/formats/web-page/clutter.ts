import type { Element } from 'domhandler';
import { headings, names } from '../../../markup/html-names.ts';
import { childElements, textBelow } from '../../../markup/html-tree.ts';

/**
 * Words in class names, ids and roles that say "this is not the article". They are compared as whole
 * words: `article-shareBar` is the words article, share, bar; `shared-styles` does not match `share`.
 */
const clutterWords = names(`ad ads adslot advert advertisement advertising adsbygoogle dfp
  share sharing shares sharebar sharedaddy sharethis addthis addtoany social socials sociable follow
  comment comments commenting disqus respond replies reply livefyre discussion
  related relatedposts recirc recirculation recommended recommendations recommendation more morefrom upnext
  trending popular mostpopular mostread
  newsletter newsletters signup subscribe subscription optin mailchimp mailinglist
  promo promos promotion promoted promobox sponsor sponsored sponsors taboola outbrain zergnet revcontent teads
  nativo dianomi cookie cookies consent gdpr ccpa
  breadcrumb breadcrumbs sidebar rail nav navbar navigation menu masthead footer pagination pager pagenav
  popup modal overlay lightbox tooltip offcanvas dropdown
  byline bylines bio authorbox authorbio timestamp dateline datetime pubdate
  tags taglist tagcloud labels topics
  toolbar tools login register cta teaser
  caption captions credit credits photocredit wpcaption figcaption
  gallery slideshow carousel slider
  skip screenreader hidden noprint widget widgets ratings vote`);

/** Pairs of neighbouring words with the same meaning, where one of them alone would say too little. */
const clutterPairs =
  names(`read-more read-next read-also see-also also-read up-next next-article next-post prev-post previous-post
  post-nav post-navigation post-meta entry-meta article-meta story-meta meta-data post-info article-info post-footer
  entry-footer article-footer story-footer author-info author-box author-card author-bio about-author
  breaking-news sr-only visually-hidden screen-reader most-read most-viewed most-popular editors-picks
  inline-story story-package sign-up email-signup call-out jump-to skip-link print-only`);

/** Longer names are made by machines or against them. */
const maxName = 1000;

/** The words of an attribute value: split at punctuation and at camelCase humps, lower case. */
export function wordsOf(value: string): string[] {
  return value
    .slice(0, maxName)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** Elements that hold page furniture by their very name. */
const clutterNames = names('nav footer aside form figcaption dialog menu button input label fieldset');
const clutterRoles =
  names(`navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar
  tablist alert`);

/** Whether name, role, class or id mark an element as page furniture; says the word that does. */
export function clutterMark(element: Element): string | undefined {
  if (clutterNames.has(element.name)) return element.name;
  const { role, id } = element.attribs;
  if (role !== undefined && clutterRoles.has(role)) return role;
  if (element.attribs.class !== undefined) {
    const mark = markOf(element.attribs.class);
    if (mark !== undefined) return mark;
  }
  return id === undefined || isSlugOfHeading(element, id) ? undefined : markOf(id);
}

/** Boxes of links are headed by what they are named for, too: "More from this author". */
const leadingOn = names('related more most recommended popular trending latest you read share');

/** Documents name their sections by their headings: `sharing-with-one-developer` is no row of buttons. */
function isSlugOfHeading(element: Element, id: string): boolean {
  const isSection = element.name === 'section' || wordsOf(element.attribs.class ?? '').includes('section');
  const words = wordsOf(id);
  if (!isSection || words.length < 3 || leadingOn.has(words[0] ?? '')) return false;
  const first = childElements(element).find((child) => headings.has(child.name));
  if (first === undefined || id.length > maxName) return false;
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const slug = bare(id);
  return slug !== '' && bare(textBelow(first, ' ').slice(0, maxName)).startsWith(slug);
}

function markOf(value: string): string | undefined {
  const words = wordsOf(value);
  let before = '';
  for (const word of words) {
    if (clutterWords.has(word)) return word;
    const pair = `${before}-${word}`;
    if (clutterPairs.has(pair)) return pair;
    before = word;
  }
  return undefined;
}

const cardWords = names('rollover popover tooltip hovercard flyout');
const cardParts = names('block box card content body panel inner text popup wrapper container');

/** A card that opens when the pointer is on a word. In the source it is in the middle of the sentence. */
export function isHoverCard(element: Element): boolean {
  const { class: written = '' } = element.attribs;
  if (element.name === 'a' || !/rollover|popover|tooltip|hovercard|flyout/i.test(written)) return false;
  const words = wordsOf(written);
  return words.some((word) => cardWords.has(word)) && words.some((word) => cardParts.has(word));
}

/** Names of boxes with many pictures, whose captions are of the pictures and not of the story. */
export const isGallery = (mark: string): boolean => /^(gallery|slideshow|carousel|slider)$/.test(mark);

/** Names of boxes for what readers write. Unlike other furniture they may well hold more text than the story. */
export const isReaderBox = (mark: string): boolean =>
  /^(comments?|commenting|disqus|respond|repl(y|ies)|livefyre|discussion)$/.test(mark);
