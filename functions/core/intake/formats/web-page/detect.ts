import type { Sniff } from '../../format.ts';

/** Characters of a document that are tested: enough for the head and the start of the body of any page. */
const window = 400_000;

/** What whole pages have and what an editor's own HTML has not. */
const furniture: readonly RegExp[] = [
  /<nav\b/i,
  /<footer\b|(?:id|class)=["']?[^"'>]{0,300}\bfooter\b/i,
  /<header\b|role=["']?(?:banner|navigation|contentinfo)\b/i,
  /<link\b[^>]{0,300}rel=["']?stylesheet/i,
  /<link\b[^>]{0,300}rel=["']?canonical/i,
  /<meta\b[^>]{0,100}(?:property|name)=["']?(?:og:|twitter:|article:)/i,
  /<meta\b[^>]{0,100}name=["']?viewport/i,
  /type=["']?application\/ld\+json/i,
  /<script\b[^>]{0,300}\bsrc=/i,
  // A search, a login, a newsletter: nobody writes these into a story.
  /<form\b/i,
  /(?:id|class)=["']?[^"'>]{0,300}\b(?:sidebar|menu|breadcrumbs?|navbar|comments)\b/i,
];

/**
 * How surely an upload is a whole web page rather than a fragment or an editor's own small document:
 * a document element, and around the text at least three kinds of page furniture.
 */
export function detectPage(sniff: Sniff): number {
  if (
    !/^(?:\s|<!--(?:[^-]|-(?!->))*-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b/i.test(sniff.head)
  )
    return 0;
  const text = sniff.text.slice(0, window);
  if (!/<(?:html|head|body)\b/i.test(text)) return 0;
  const found = furniture.filter((pattern) => pattern.test(text)).length;
  if (found >= 3) return 0.9;
  if (found === 2) return 0.55;
  return found === 1 ? 0.3 : 0.1;
}
