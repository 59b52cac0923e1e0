/** What the names of HTML elements mean, once for all readers. */

/** A set of names out of lists of them, each a text with spaces or an earlier set. */
export const names = (...lists: readonly (string | ReadonlySet<string>)[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => (typeof list === 'string' ? list.split(/\s+/) : [...list])));

export const without = (list: ReadonlySet<string>, ...excluded: readonly string[]): ReadonlySet<string> =>
  new Set([...list].filter((name) => !excluded.includes(name)));

export const headings = names('h1 h2 h3 h4 h5 h6');
export const lists = names('ul ol');
export const images = names('img amp-img');
export const tableSections = names('thead tbody tfoot');
export const cells = names('td th');

/** Elements whose content is no text of the page. */
export const noText =
  names(`script style noscript template head title meta link base nav button input select option
  textarea svg math canvas map area param source track dialog datalist progress meter xml colgroup col hr applet frame
  frameset noframes plaintext xmp noembed`);

/** Show something from elsewhere. */
export const embeds =
  names(`iframe object embed video audio amp-youtube amp-twitter amp-instagram amp-facebook
  amp-tiktok amp-vimeo amp-iframe amp-video amp-audio`);

/** Hold blocks and have no meaning of their own. */
export const containers =
  names(`div section article main header footer aside center body html form fieldset details
  summary address dl hgroup picture amp-story menu figcaption legend dt dd li td tr tbody thead tfoot th caption dir
  o:wrapblock`);

/** Blocks that a story's body can have at its top level. */
export const bodyBlocks = names(headings, lists, 'p table blockquote pre figure');

/** All that interrupts a run of inline content. */
export const blocks = names(bodyBlocks, containers, embeds);

/** Start a line of their own when no style sheet says otherwise. */
export const ownLine = names(
  headings,
  lists,
  tableSections,
  cells,
  `address article aside blockquote body caption center
  dd details dialog dir div dl dt fieldset figcaption figure footer form head header hgroup hr html li main menu nav
  option p pre section summary table title tr`,
);
