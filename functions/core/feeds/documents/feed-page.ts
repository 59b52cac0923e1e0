import { publicFiles } from '../../../contract/object-keys.ts';
import { type FeedInfo, feedUrl, type Site } from '../format.ts';
import { formatsOf } from '../formats/index.ts';
import { escapeHtml } from '../render/xml.ts';
import { document, meta } from './page/document.ts';
import { alternateLinks } from './page/feed-links.ts';

/** What each format is good for, in a few words. */
const uses: Readonly<Record<string, string>> = {
  rss: 'for every feed reader',
  atom: 'for feed readers, with exact times',
  json: 'for programs',
  ninjs: 'for newsroom systems (IPTC)',
  ninjs2: 'for newsroom systems (IPTC)',
  newsmlg2: 'for newsroom systems (IPTC)',
};

/** An address with a button that copies it; the button is hidden until the script is there. */
const address = (info: FeedInfo, site: Site): string =>
  formatsOf(info)
    .map(({ id, title, extension }) => {
      const url = escapeHtml(feedUrl(info.id, extension, site));
      return (
        `<li><span><strong>${title}</strong> <small>${uses[id] ?? ''}</small></span> <a href="${url}" dir="ltr">${url}</a> ` +
        `<button type="button" data-copy="${url}" aria-label="Copy the ${title} address" hidden>Copy</button></li>`
      );
    })
    .join('\n');

const image = ({ image: picture }: FeedInfo): string =>
  picture === undefined
    ? ''
    : `<img class="logo" src="${escapeHtml(picture.url)}" alt="${escapeHtml(picture.alt)}" width="28" height="28">`;

/** A request that a program sends again and again, without reading what has not changed. */
const polling = (url: string): string =>
  `curl -sS --compressed --etag-save feed.etag --etag-compare feed.etag -o feed.xml ${url}`;

/** The part of the page that says how to subscribe. */
export const subscribeId = 'subscribe';

/**
 * The newest stories, which a script reads from the feed itself: the page need not be written again with every story. Named
 * relative to the page, since a private feed may be read below a key. Hidden until they are there; none where the feed has
 * no JSON.
 */
const newest = (info: FeedInfo, site: Site): string => {
  if (!formatsOf(info).some(({ id }) => id === 'json')) return '';
  const file = feedUrl(info.id, 'json', site).split('/').at(-1) ?? '';
  return `<section id="newest" data-feed="${escapeHtml(file)}" aria-labelledby="newest-title" hidden>
<h2 id="newest-title">Newest stories</h2>
<div id="newest-stories"></div>
</section>
`;
};

/** The page of a feed, `/feeds/{id}.html`: its newest stories, its addresses, and how people and programs subscribe. */
export function renderFeedPage(info: FeedInfo, site: Site): string {
  const [first] = formatsOf(info);
  const url = first === undefined ? '' : feedUrl(info.id, first.extension, site);
  const command = escapeHtml(polling(url));
  const language = info.language === undefined ? '' : ` <small>${escapeHtml(info.language)}</small>`;
  const main = `<h1>${image(info)}<span dir="auto">${escapeHtml(info.title)}</span>${language}</h1>
${info.description === '' ? '' : `<p class="subtitle" dir="auto">${escapeHtml(info.description)}</p>\n`}<p class="more"><a href="#${subscribeId}">Subscribe</a></p>
${newest(info, site)}<h2 id="${subscribeId}">Subscribe</h2>
<ul class="addresses">
${address(info, site)}
</ul>
<div class="guide">
<h3>In a feed reader</h3>
<p>Copy the first address. In your reader, choose “Add feed”, “Follow” or a plus sign, and paste it. Many readers also find the feed when you give them the address of this page.</p>
<h3>In a browser or an e-mail program</h3>
<p>Thunderbird takes the address under “New account”, “Feed account”. A browser needs an extension; without one it shows or saves the feed.</p>
<h3>In a program</h3>
<p>Ask as often as you like, with the ETag of the last answer: an unchanged feed is answered with 304 and no content. Items keep their id for ever; a corrected story replaces its item, and a withdrawn one leaves the feed.</p>
<pre dir="ltr" tabindex="0">${command}</pre>
<p class="copy"><button type="button" data-copy="${command}" hidden>Copy the command</button></p>
<p>The feed has the newest stories with links to older ones: <code>rel="prev-archive"</code> (RFC 5005) in RSS and Atom, <code>next_url</code> in JSON Feed.</p>
</div>
<p><a href="${escapeHtml(site.baseUrl)}/">All stories and feeds</a> · <a href="${escapeHtml(`${site.baseUrl}/${publicFiles.opml}`)}">All feeds at once (OPML)</a></p>`;
  const head =
    `<link rel="canonical" href="${escapeHtml(feedUrl(info.id, 'html', site))}">\n` +
    meta('description', `How to subscribe to ${info.title}`) +
    alternateLinks([info], site);
  return document(
    {
      title: `${info.title} – ${site.title}`,
      language: 'en',
      direction: 'ltr',
      head,
      main,
      interactive: true,
    },
    site,
  );
}
