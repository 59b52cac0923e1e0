import { feedPageKey, publicFiles } from '../../../contract/object-keys.ts';
import { type FeedGroup, feedGroup, feedGroups } from '../filters/groups.ts';
import { type FeedInfo, type Site, storyUrl } from '../format.ts';
import { agencyOf } from '../render/content.ts';
import { readable } from '../render/date.ts';
import { languageTag } from '../render/language.ts';
import { escapeHtml } from '../render/xml.ts';
import { subscribeId } from './feed-page.ts';
import { document, meta } from './page/document.ts';
import { alternateLinks, formatLinks } from './page/feed-links.ts';

/** One of the newest items of a feed. */
export interface NewestItem {
  storyId: string;
  headline: string;
  /** UTC, ISO 8601. */
  published: string;
  agency: string;
  /** Absent in what was noted by an older version. */
  agencyName?: string;
  /** BCP 47. */
  language?: string;
}

export interface DirectoryEntry {
  info: FeedInfo;
  /** Newest first; may be empty. */
  newest: NewestItem[];
}

/** Feeds that are announced in the page's head; with more, browsers offer a list that is too long to read. */
const announced = 10;

/** Headlines of each feed but the first one, so that many feeds can be looked over. */
const headlines = 3;

/** What each kind of feed is called; the feed of all stories needs no name above it. */
const titles: Record<FeedGroup, string> = {
  latest: '',
  defined: 'Topics',
  agencies: 'Agencies',
  languages: 'Languages',
};

/** With fewer feeds than this everything is in view. */
const manyFeeds = 6;

/** Headlines come in any language, so that each entry takes its direction from its headline. */
const item = (newest: NewestItem, site: Site): string => {
  const language = languageTag(newest.language);
  const lang = language === undefined ? '' : ` lang="${escapeHtml(language)}"`;
  return (
    `<li dir="auto"><a href="${escapeHtml(storyUrl(newest.storyId, site))}"${lang}>${escapeHtml(newest.headline)}</a>` +
    `<span class="meta"><bdi dir="ltr">${escapeHtml(agencyOf(newest))} · <time datetime="${newest.published}">${readable(newest.published)}</time></bdi></span></li>`
  );
};

const logo = ({ image }: FeedInfo): string =>
  image === undefined
    ? ''
    : `<img class="logo" src="${escapeHtml(image.url)}" alt="${escapeHtml(image.alt)}" width="28" height="28" loading="lazy">`;

const feed = ({ info, newest }: DirectoryEntry, level: 2 | 3, most: number, site: Site): string => {
  const shown = newest.slice(0, most);
  const items =
    shown.length === 0
      ? '<p class="empty">No stories yet.</p>'
      : `<ol class="newest">\n${shown.map((one) => item(one, site)).join('\n')}\n</ol>`;
  const language = info.language === undefined ? '' : ` <small>${escapeHtml(info.language)}</small>`;
  const page = escapeHtml(`${site.baseUrl}/${feedPageKey(info.id)}`);
  const title = escapeHtml(info.title);
  return (
    `<li id="feed-${escapeHtml(info.id)}">\n<h${level}>${logo(info)}<span dir="auto"><a href="${page}">${title}</a></span>${language}</h${level}>\n` +
    (info.description === '' ? '' : `<p dir="auto">${escapeHtml(info.description)}</p>\n`) +
    `${items}\n` +
    `<div class="subscribe"><a href="${page}#${subscribeId}" aria-label="Subscribe to ${title}">Subscribe</a>\n${formatLinks(info, site)}</div>\n</li>`
  );
};

interface Group {
  name: FeedGroup;
  entries: DirectoryEntry[];
}

const section = ({ name, entries }: Group, site: Site): string => {
  const list = (level: 2 | 3, most: number): string =>
    `<ul class="feeds ${name}">\n${entries.map((entry) => feed(entry, level, most, site)).join('\n')}\n</ul>`;
  if (name === 'latest') return list(2, Number.POSITIVE_INFINITY);
  return `<section aria-labelledby="${name}">\n<h2 id="${name}">${titles[name]}</h2>\n${list(3, headlines)}\n</section>`;
};

/** Leads to each kind of feed, when there are too many to look over. */
const jumps = (groups: readonly Group[]): string => {
  const links = groups
    .filter(({ name }) => name !== 'latest')
    .map(
      ({ name, entries }) =>
        `<li><a href="#${name}">${titles[name]} <small>${entries.length}</small></a></li>`,
    );
  return `<nav aria-label="Kinds of feeds">\n<ul class="formats">${links.join('')}</ul>\n</nav>\n`;
};

/** Of more languages or agencies only the first are a choice; the others follow on the page. */
const mostChoices = 60;

/** A list that people choose a language or an agency from. A language bears its own name. */
const choice = (title: string, entries: readonly DirectoryEntry[]): string => {
  if (entries.length < 2) return '';
  const links = entries.slice(0, mostChoices).map(({ info: { id, title: name, language } }) => {
    const own = language === undefined ? name : (ownName(language) ?? name);
    const lang = language === undefined ? '' : ` lang="${escapeHtml(language)}"`;
    return `<li><a href="#feed-${escapeHtml(id)}"${lang}>${escapeHtml(own)}</a></li>`;
  });
  return `<details class="choose"><summary>${title}</summary>\n<ul class="formats">${links.join('')}</ul>\n</details>\n`;
};

/** The search; hidden until its script is there, which also fills the lists from the index. */
const search = `<search>
<form class="find" id="find" hidden>
<p class="words"><label for="find-words">Search the newest stories</label><input id="find-words" type="search" autocomplete="off"></p>
<p><label for="find-agency">Agency</label><select id="find-agency"><option value="">All</option></select></p>
<p><label for="find-language">Language</label><select id="find-language"><option value="">All</option></select></p>
<p><label for="find-subject">Subject</label><select id="find-subject"><option value="">All</option></select></p>
</form>
</search>
<div class="found" id="found" role="status" hidden></div>
`;

const choices = (groups: readonly Group[]): string =>
  groups
    .filter(({ name }) => name === 'languages' || name === 'agencies')
    .map(({ name, entries }) =>
      choice(name === 'languages' ? 'Choose a language' : 'Choose an agency', entries),
    )
    .join('');

/** What a language is called by those who speak it; undefined where that is not known. */
function ownName(tag: string): string | undefined {
  try {
    return new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag);
  } catch (error) {
    // A tag that is not well-formed.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * The page at `/`: the feed of all stories, then the others by their kind and in the order given, each with its
 * formats and its newest items.
 */
export const renderDirectory = (feeds: readonly DirectoryEntry[], site: Site): string => {
  const groups = feedGroups
    .map((name) => ({ name, entries: feeds.filter(({ info }) => feedGroup(info.id) === name) }))
    .filter(({ entries }) => entries.length > 0);
  const list =
    feeds.length === 0
      ? '<p class="empty">There are no feeds yet. The first story makes the first ones.</p>'
      : (feeds.length > manyFeeds ? jumps(groups) : '') +
        choices(groups) +
        groups.map((group) => section(group, site)).join('\n');
  const opml = escapeHtml(`${site.baseUrl}/${publicFiles.opml}`);
  const intro = `Read the newest here, or subscribe to a feed below and they come to your feed reader. There are also <a href="${opml}">all feeds at once (OPML)</a>.`;
  const publisher =
    site.publisher === undefined
      ? ''
      : `<p class="meta">Published by <bdi>${escapeHtml(site.publisher)}</bdi></p>\n`;
  const main = `<h1>Stories</h1>\n<p class="subtitle">${intro}</p>\n${publisher}${feeds.length === 0 ? '' : search}${list}`;
  const head =
    `<link rel="canonical" href="${escapeHtml(site.baseUrl)}/">\n` +
    meta('description', `News feeds of ${site.title}`) +
    alternateLinks(
      feeds.slice(0, announced).map(({ info }) => info),
      site,
    ) +
    // Behind the feeds: some readers take the first link that they find.
    `<link rel="alternate" type="text/x-opml" title="All feeds (OPML)" href="${opml}">\n`;
  return document(
    { title: site.title, language: 'en', direction: 'ltr', head, main, interactive: true },
    site,
  );
};
