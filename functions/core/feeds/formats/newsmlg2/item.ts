import { partsOfAiUse, sourceTypeFor, sourceTypeUri } from '../../../story/ai-use.ts';
import { publicDigest } from '../../../story/public-digest.ts';
import type { Story, Subject } from '../../../story/schema.ts';
import {
  type FeedInfo,
  feedGuid,
  feedTitle,
  itemGuid,
  itemVersion,
  type Site,
  storyUrl,
  type Tombstone,
} from '../../format.ts';
import { agencyOf, articleHtml, summaryOf } from '../../render/content.ts';
import { languageTag } from '../../render/language.ts';
import { mediaOf } from '../../render/media.ts';
import { tombstoneReason, tombstoneStatus } from '../../render/tombstone.ts';
import { absoluteUri } from '../../render/uri.ts';
import { xhtml } from '../../render/xhtml.ts';
import { attr, element, wellFormed } from '../../render/xml.ts';

/** IPTC's catalogue of the vocabularies whose codes are used here (ninat, stat, sig, medtop, subj, drol, irel). */
const catalog = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>';
const namespace = attr('xmlns', 'http://iptc.org/std/nar/2006-10-01/');

interface Head {
  guid: string;
  version: number;
  language: string | undefined;
  direction?: 'ltr' | 'rtl';
}

const open = (
  item: 'newsItem' | 'packageItem',
  { guid, version, language, direction = 'ltr' }: Head,
): string =>
  `<${item}${namespace}${attr('guid', guid)}${attr('version', Math.max(version, 1))} standard="NewsML-G2" standardversion="2.35" ` +
  `conformance="power"${attr('xml:lang', language)}${direction === 'rtl' ? ' dir="rtl"' : ''}>${catalog}`;

/** An element of G2's string type, which is one line without white space around it. */
const line = (tag: string, value: string | undefined, attributes = ''): string =>
  element(tag, value?.replace(/[\s\x85]+/g, ' ').trim(), attributes);

/** A concept that is known by its name alone. */
const named = (tag: string, name: string | undefined, attributes = ''): string => {
  const inner = line('name', name);
  return inner === '' ? '' : `<${tag}${attributes}>${inner}</${tag}>`;
};

const rightsInfo = (story: Story): string => {
  const inner =
    named('copyrightHolder', story.copyrightHolder) +
    element('copyrightNotice', story.copyrightNotice) +
    element('usageTerms', story.usageTerms);
  return inner === '' ? '' : `<rightsInfo>${inner}</rightsInfo>`;
};

const itemMeta = (story: Story, site: Site): string => {
  const canonical = absoluteUri(story.links.canonical);
  return `<itemMeta><itemClass qcode="ninat:text"/>${
    named('provider', agencyOf(story)) +
    element('versionCreated', story.versionCreated) +
    element('firstCreated', story.firstCreated) +
    `<pubStatus qcode="stat:${story.pubStatus}"/>` +
    // The part of the agency's service that the story is filed under.
    named('service', story.section) +
    element('title', story.headline) +
    // With a signal of a correction the first note is what was corrected.
    element('edNote', story.correctionNote) +
    element('edNote', story.edNote) +
    (story.correctionNote === undefined ? '' : '<signal qcode="sig:correction"/>') +
    `<hash hashtypeuri="http://www.w3.org/2001/04/xmlenc#sha256"${attr('scopeuri', `${site.baseUrl}/#digest`)}>${publicDigest(story)}</hash>` +
    element('expires', story.expires) +
    `<link rel="irel:seeAlso" contenttype="text/html"${attr('href', storyUrl(story.id, site))}/>` +
    (canonical === undefined
      ? ''
      : `<link rel="irel:derivedFrom" contenttype="text/html"${attr('href', canonical)}/>`) +
    (
      story.evolvedFrom === undefined
        ? ''
        : `<link rel="irel:evolvedFrom"${attr('residref', story.evolvedFrom)}/>`
    ) +
    links(story)
  }</itemMeta>`;
};

/** Pictures and other media: G2 has them as items of their own, so the story points at the files. */
const links = (story: Story): string =>
  mediaOf(story.associations)
    .map(({ association, files: [file] }) => {
      const title = element('title', association.headline) + element('description', association.caption);
      const attributes =
        attr('href', file.href) + attr('contenttype', file.mediaType) + attr('size', file.size);
      return `<link rel="irel:associatedWith"${attributes}>${title}</link>`;
    })
    .join('');

const codeName = /^[^\s:]+$/;

/** IPTC's own vocabularies by QCode; an agency's, which has no public catalogue, by literal and name. */
const subject = ({ scheme, code, name }: Subject): string => {
  const known = (scheme === 'medtop' || scheme === 'subj') && codeName.test(code);
  const id = known ? attr('qcode', `${scheme}:${code}`) : attr('literal', `${scheme}:${code}`);
  return `<subject type="cpnat:abstract"${id}>${line('name', name)}</subject>`;
};

const contentMeta = (story: Story, site: Site): string =>
  `<contentMeta>${
    element('urgency', story.urgency === undefined ? undefined : String(story.urgency)) +
    (story.aiUse ? `<digitalSourceType${attr('uri', sourceTypeUri(sourceTypeFor(story.aiUse)))}/>` : '') +
    story.located.map((place) => named('located', place)).join('') +
    story.credits
      .map(({ name, kind }) =>
        named('infoSource', name, attr('type', kind === 'person' ? 'cpnat:person' : 'cpnat:organisation')),
      )
      .join('') +
    story.authors.map((author) => named('creator', author.name, ' type="cpnat:person"')).join('') +
    line('altId', story.guid) +
    (languageTag(story.language) === undefined ? '' : `<language${attr('tag', story.language)}/>`) +
    named('genre', story.genre) +
    story.keywords.map((keyword) => line('keyword', keyword)).join('') +
    story.subjects.map(subject).join('') +
    line('slugline', story.slugline) +
    element('headline', story.headline) +
    element('headline', story.subheadline) +
    element('dateline', story.dateline?.text) +
    element('by', story.byline) +
    line('creditline', story.creditLine) +
    element('description', summaryOf(story), ' role="drol:summary"') +
    aiProperties(story, site)
  }</contentMeta>`;

/** What the standard has no element for, as its extension properties; relations are named in docs/feeds.md. */
const aiProperties = ({ aiUse }: Story, { baseUrl }: Site): string => {
  const { digitalSourceType: _type, responsibleUrl, ...parts } = partsOfAiUse(aiUse);
  return Object.entries({ ...parts, 'responsible-url': responsibleUrl })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const relation = `${baseUrl}/#ai-use-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      return `<contentMetaExtProperty${attr('reluri', relation)}${attr('value', value)}/>`;
    })
    .join('');
};

const contentSet = (story: Story): string => {
  const language = languageTag(story.language);
  const direction = story.textDirection === 'rtl' ? ' dir="rtl"' : '';
  return (
    `<contentSet><inlineXML contenttype="application/xhtml+xml"${attr('wordcount', story.wordCount)}>` +
    `<html xmlns="http://www.w3.org/1999/xhtml"${attr('xml:lang', language)}${direction}>` +
    `<head>${element('title', story.headline)}</head><body>${xhtml(articleHtml(story))}</body></html></inlineXML></contentSet>`
  );
};

/** A story as a NewsML-G2 newsItem (Specification 2.35, conformance power). */
export const newsItem = (story: Story, site: Site, content: 'full' | 'summary'): string =>
  wellFormed(
    open('newsItem', {
      guid: itemGuid(story),
      version: itemVersion(story),
      language: languageTag(story.language),
      direction: story.textDirection,
    }) +
      rightsInfo(story) +
      itemMeta(story, site) +
      contentMeta(story, site) +
      (content === 'full' ? contentSet(story) : '') +
      '</newsItem>',
  );

/** A story that was taken back: its status, the reason, and nothing of the story. */
export const canceledItem = (tombstone: Tombstone): string =>
  wellFormed(
    open('newsItem', { guid: feedGuid(tombstone.storyId), version: tombstone.version, language: 'en' }) +
      '<itemMeta><itemClass qcode="ninat:text"/>' +
      named('provider', 'Dateline') +
      element('versionCreated', tombstone.when) +
      `<pubStatus qcode="stat:${tombstoneStatus(tombstone)}"/>` +
      element('edNote', tombstone.cause !== undefined ? tombstoneReason(tombstone) : tombstone.reason) +
      '</itemMeta></newsItem>',
  );

/** A message must have an item: the feed itself, as a package without members. */
export const emptyPackage = (info: FeedInfo, updated: string, site: Site): string =>
  wellFormed(
    open('packageItem', {
      guid: `${site.baseUrl}/feeds/${info.id}`,
      version: 1,
      language: languageTag(info.language),
    }) +
      `<itemMeta><itemClass qcode="ninat:composite"/>${named('provider', site.title)}` +
      `${element('versionCreated', updated)}<pubStatus qcode="stat:usable"/></itemMeta>` +
      `<contentMeta>${element('headline', feedTitle(info, site))}</contentMeta>` +
      '<groupSet root="stories"><group id="stories" role="group:main"/></groupSet></packageItem>',
  );
