import type { Element } from './dom.ts';

/** What each HTML element is to a story's body. Elements that are in no list are inline and are unwrapped. */

/** Taken out with all that is in them. */
export const dropped: ReadonlySet<string> = new Set(
  `script style noscript template head title meta link base nav button input select option textarea
    svg math canvas map area param source track dialog datalist progress meter xml colgroup col hr
    applet frame frameset noframes plaintext xmp noembed`.split(/\s+/),
);

/** Show something from elsewhere. */
export const embedElements: ReadonlySet<string> = new Set(
  `iframe object embed video audio amp-youtube amp-twitter amp-instagram amp-facebook amp-tiktok
    amp-vimeo amp-iframe amp-video amp-audio`.split(/\s+/),
);

/** Hold blocks and mean nothing by themselves. */
export const containers: ReadonlySet<string> = new Set(
  `div section article main header footer aside center body html form fieldset details summary address
    dl hgroup picture amp-story menu figcaption legend dt dd li td tr tbody thead tfoot th caption dir
    o:wrapblock`.split(/\s+/),
);

export const blockElements: ReadonlySet<string> = new Set([
  ...'p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre figure'.split(' '),
  ...containers,
  ...embedElements,
]);

/** `dir` and `lang`, when they say something. */
export const directionOf = (node: Element): Record<string, string> => {
  const attributes: Record<string, string> = {};
  const dir = node.attribs.dir?.toLowerCase();
  if (dir === 'rtl' || dir === 'ltr' || dir === 'auto') attributes.dir = dir;
  const lang = node.attribs.lang ?? node.attribs['xml:lang'];
  if (lang && /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(lang)) attributes.lang = lang;
  return attributes;
};
