import { partsOfAiUse } from '../../../story/ai-use.ts';
import { publicDigest } from '../../../story/public-digest.ts';
import type { Story } from '../../../story/schema.ts';
import { feedGuid, itemGuid, itemVersion, type Site, storyUrl, type Tombstone } from '../../format.ts';
import { agencyOf, summaryOf } from '../../render/content.ts';
import { publishedAt } from '../../render/date.ts';
import { languageTag } from '../../render/language.ts';
import { type Media, mediaOf } from '../../render/media.ts';
import { tombstoneReason, tombstoneStatus, tombstoneTitle } from '../../render/tombstone.ts';
import { absoluteUri } from '../../render/uri.ts';
import { attr, declaration, element, text, wellFormed } from '../../render/xml.ts';
import type { StoryRenderer } from '../format.ts';
import { nitfBlocks } from './blocks.ts';

const open = (language: string | undefined): string =>
  `${declaration}<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN"${attr('baselang', language)}>`;

/** `20260303T081500Z`, the form that NITF's `norm` attributes take (ISO 8601, basic). */
const norm = (instant: string): string => instant.replace(/[-:]|\.\d+/g, '');

const token = /^[\w.-]+$/;

/** IPTC subject codes by number; other codes as text, since a number is expected there. */
const tobject = (story: Story): string => {
  const genre =
    story.genre === undefined ? '' : `<tobject.property${attr('tobject.property.type', story.genre)}/>`;
  const subjects = story.subjects
    .filter(({ code }) => token.test(code))
    .map(({ scheme, code, name }) => {
      const type = attr('tobject.subject.type', name);
      return `<tobject.subject${attr('tobject.subject.ipr', scheme === 'subj' ? 'IPTC' : scheme)}${attr('tobject.subject.refnum', code)}${type}/>`;
    });
  return genre + subjects.join('') === '' ? '' : `<tobject>${genre}${subjects.join('')}</tobject>`;
};

const docdata = (story: Story): string => {
  const message = story.edNote === undefined ? '' : `<ed-msg${attr('info', story.edNote)}/>`;
  const correction =
    story.correctionNote === undefined ? '' : `<correction${attr('info', story.correctionNote)}/>`;
  const copyright =
    story.copyrightHolder === undefined
      ? ''
      : `<doc.copyright${attr('year', story.versionCreated.slice(0, 4))}${attr('holder', story.copyrightHolder)}/>`;
  const terms = story.usageTerms === undefined ? '' : `<doc.rights${attr('limitations', story.usageTerms)}/>`;
  const keywords = story.keywords.map((keyword) => `<keyword${attr('key', keyword)}/>`).join('');
  return (
    `<docdata management-status="${story.pubStatus}"${attr('management-doc-idref', story.evolvedFrom)}>${correction}` +
    story.located.map((city) => `<evloc${attr('city', city)}/>`).join('') +
    `<doc-id${attr('regsrc', story.agency)}${attr('id-string', itemGuid(story))}/>` +
    (story.urgency === undefined ? '' : `<urgency ed-urg="${story.urgency}"/>`) +
    // What has been published is released: a `date.release` after the issue would be an embargo.
    `<date.issue norm="${norm(story.versionCreated)}"/>` +
    (story.expires === undefined ? '' : `<date.expire norm="${norm(story.expires)}"/>`) +
    message +
    `<du-key${attr('version', itemVersion(story))}${attr('key', story.slugline)}/>` +
    copyright +
    terms +
    (keywords === '' ? '' : `<key-list>${keywords}</key-list>`) +
    '</docdata>'
  );
};

const byline = (story: Story): string => {
  if (story.authors.length === 0) return element('byline', story.byline);
  return story.authors
    .map(({ name, role }) => `<byline><person>${text(name)}</person>${element('byttl', role)}</byline>`)
    .join('');
};

const dateline = ({ dateline: line }: Story): string => {
  if (line === undefined) return '';
  if (line.place === undefined) return element('dateline', line.text);
  return `<dateline><location>${text(line.place)}</location>${element('story.date', line.date)}</dateline>`;
};

const bodyHead = (story: Story): string =>
  `<body.head><hedline><hl1>${text(story.headline)}</hl1>${element('hl2', story.subheadline)}</hedline>` +
  (story.copyrightNotice === undefined ? '' : `<rights>${text(story.copyrightNotice)}</rights>`) +
  byline(story) +
  `<distributor><org>${text(story.creditLine ?? agencyOf(story))}</org></distributor>` +
  dateline(story) +
  `<abstract><p>${text(summaryOf(story))}</p></abstract></body.head>`;

const kinds = {
  picture: 'image',
  graphic: 'image',
  video: 'video',
  audio: 'audio',
  document: 'other',
} as const;

const media = ({ association, files }: Media): string =>
  `<media class="association" media-type="${kinds[association.type]}">${files
    .map(
      (file) =>
        `<media-reference${attr('source', file.href)}${attr('mime-type', file.mediaType)}${attr('source-credit', association.creditLine)}` +
        `${attr('alternate-text', association.alt)}${attr('width', file.width)}${attr('height', file.height)}/>`,
    )
    .join(
      '',
    )}${element('media-caption', association.caption ?? association.headline)}${element('media-producer', association.creditLine)}</media>`;

const meta = (name: string, content: string | undefined): string =>
  content === undefined ? '' : `<meta name="${name}"${attr('content', content)}/>`;

/** The lines in which the story thanks its sources, as they were written; the dateline has its own element. */
const acknowledgements = (story: Story): string =>
  [...new Set(story.credits.filter(({ role }) => role !== 'quoted').map(({ asWritten }) => asWritten))]
    .filter((line) => line !== story.dateline?.text)
    .map(text)
    .join('<br/>');

/** NITF has no elements for the use of AI. */
const aiMeta = ({ aiUse }: Story): string => {
  const parts = partsOfAiUse(aiUse);
  return (
    meta('digital-source-type', parts.digitalSourceType) +
    meta('ai-use-extent', parts.extent) +
    meta('ai-use-tool', parts.tool) +
    meta('ai-use-reviewed-by', parts.reviewedBy) +
    meta('ai-use-reviewed-at', parts.reviewedAt) +
    meta('ai-use-responsible', parts.responsible) +
    meta('ai-use-responsible-url', parts.responsibleUrl)
  );
};

/** A story as an NITF 3.6 document. */
const render = (story: Story, site: Site): string => {
  const head =
    `<head>${element('title', story.headline)}<meta name="page"${attr('content', storyUrl(story.id, site))}/>` +
    meta('slugline', story.slugline) +
    meta('canonical', absoluteUri(story.links.canonical)) +
    meta('digest', publicDigest(story)) +
    aiMeta(story) +
    `${tobject(story)}${docdata(story)}` +
    `<pubdata type="web"${attr('date.publication', norm(publishedAt(story)))}${attr('position.section', story.section)}/></head>`;
  const pictures = mediaOf(story.associations).filter(
    ({ files }) => !files.some((file) => story.body.includes(file.href)),
  );
  const thanks = acknowledgements(story);
  const end = thanks === '' ? '' : `<body.end><tagline>${thanks}</tagline></body.end>`;
  return wellFormed(
    `${open(languageTag(story.language))}${head}<body>${bodyHead(story)}` +
      `<body.content>${nitfBlocks(story.body)}${pictures.map(media).join('')}</body.content>${end}</body></nitf>\n`,
  );
};

/** The document of a story that was taken back: its id and status, and nothing of the story. */
const renderTombstone = (tombstone: Tombstone): string =>
  wellFormed(
    `${open('en')}<head><docdata management-status="${tombstoneStatus(tombstone)}"><doc-id${attr('id-string', feedGuid(tombstone.storyId))}/>` +
      `<date.issue norm="${norm(tombstone.when)}"/>` +
      (tombstone.cause === 'expired' ? `<date.expire norm="${norm(tombstone.when)}"/>` : '') +
      `<ed-msg${attr('info', tombstoneReason(tombstone))}/>` +
      `<du-key${attr('version', tombstone.version)}/></docdata></head>` +
      `<body><body.head><hedline><hl1>${tombstoneTitle(tombstone)}</hl1></hedline></body.head></body></nitf>\n`,
  );

export const nitf: StoryRenderer = { render, renderTombstone };
