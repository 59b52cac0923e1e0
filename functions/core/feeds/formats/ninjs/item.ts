import { sourceTypeFor, sourceTypeUri } from '../../../story/ai-use.ts';
import { publicDigest } from '../../../story/public-digest.ts';
import type { Association, Story } from '../../../story/schema.ts';
import { feedGuid, itemGuid, itemVersion, type Site, storyUrl, type Tombstone } from '../../format.ts';
import { agencyOf, articleHtml, summaryOf } from '../../render/content.ts';
import { languageTag } from '../../render/language.ts';
import { mediaOf } from '../../render/media.ts';
import { tombstoneReason, tombstoneStatus } from '../../render/tombstone.ts';
import { absoluteUri } from '../../render/uri.ts';
import { categories, conceptUri } from '../../render/vocabulary.ts';
import { some } from '../json/text.ts';

/**
 * IPTC ninjs 3.1 by its JSON schema. What the standard has no property for (the dateline, the direction of
 * text) is in the body; a credit line is an information source of its own role.
 */

const values = (role: string, value: string | undefined, contentType = 'text/plain') =>
  value === undefined || value === '' ? [] : [{ role, contentType, value }];

const subjects = (story: Story) =>
  categories(story).map(({ name, term, subject }) => {
    if (subject === undefined) return { name, rel: term === story.section ? 'section' : 'keyword' };
    return {
      name,
      uri: conceptUri(subject),
      literal: `${subject.scheme}:${subject.code}`,
    };
  });

const infoSources = (story: Story) => [
  ...(story.creditLine === undefined ? [] : [{ name: story.creditLine, role: 'creditLine' }]),
  ...story.credits.map(({ name, role }) => ({ name, role })),
];

/** ninjs has no place for a correction note of its own; both are notes to editors. */
const edNote = (story: Story): string | undefined =>
  some([story.correctionNote, story.edNote].filter((note) => note !== undefined))?.join(' ');

const types: Record<Association['type'], string> = {
  picture: 'picture',
  graphic: 'graphic',
  video: 'video',
  audio: 'audio',
  document: 'component',
};

const associations = (story: Story) =>
  mediaOf(story.associations).map(({ association, files }, index) => {
    const name = `${association.type}-${index + 1}`;
    return {
      name,
      uri: `${itemGuid(story)}#${name}`,
      type: types[association.type],
      headlines: some(values('main', association.headline)),
      descriptions: some([...values('caption', association.caption), ...values('alttext', association.alt)]),
      infoSources:
        association.creditLine === undefined
          ? undefined
          : [{ name: association.creditLine, role: 'creditLine' }],
      altIds: association.guid === undefined ? undefined : [{ role: 'guid', value: association.guid }],
      digitalSourceType: association.digitalSourceType && sourceType(association.digitalSourceType),
      renditions: files.map((file, number) => ({
        name: number === 0 ? 'main' : `alternate-${number}`,
        href: file.href,
        contentType: file.mediaType,
        width: file.width,
        height: file.height,
        sizeInBytes: file.size,
      })),
    };
  });

const rights = (story: Story) => {
  const linkedRights = absoluteUri(story.license?.rsl);
  return linkedRights === undefined ? undefined : { langId: 'https://rslstandard.org/rsl', linkedRights };
};

/** `literal` has the extent, which a source type does not always say. */
const sourceType = (type: string, literal?: string) => ({ uri: sourceTypeUri(type), literal });

/** ninjs has no properties for who reviewed generated text and who answers for it. */
const aiReviewer = ({ aiUse }: Story) =>
  aiUse?.reviewedBy === undefined
    ? []
    : [{ name: aiUse.reviewedBy, rel: 'aiReviewer', literal: aiUse.reviewedAt }];
const aiResponsible = ({ aiUse }: Story) =>
  aiUse?.responsible === undefined
    ? []
    : [{ name: aiUse.responsible.name, rel: 'aiResponsible', uri: aiUse.responsible.url }];

const bodies = (story: Story) => {
  const text = articleHtml(story);
  return [
    { ...values('main', text, 'text/html')[0], value: text, wordCount: story.wordCount },
    { role: 'plain', contentType: 'text/plain', value: story.text },
  ];
};

/** A story as a ninjs object. */
export const ninjsStory = (story: Story, site: Site, content: 'full' | 'summary') => ({
  uri: itemGuid(story),
  type: 'text',
  representationType: content === 'full' ? 'full' : 'partial',
  version: String(itemVersion(story)),
  firstCreated: story.firstCreated,
  versionCreated: story.versionCreated,
  pubStatus: story.pubStatus,
  urgency: story.urgency,
  language: languageTag(story.language),
  copyrightHolder: story.copyrightHolder,
  copyrightNotice: story.copyrightNotice,
  usageTerms: story.usageTerms,
  edNote: edNote(story),
  expires: story.expires,
  headlines: [...values('main', story.headline), ...values('subhead', story.subheadline)],
  descriptions: some(values('summary', summaryOf(story))),
  bodies: content === 'full' ? bodies(story) : undefined,
  by: story.byline,
  slugline: story.slugline,
  located: story.located[0],
  people: some([
    ...story.authors.map(({ name, role }) => ({ name, rel: 'author', literal: role })),
    ...aiReviewer(story),
  ]),
  organisations: [{ name: agencyOf(story), rel: 'provider' }, ...aiResponsible(story)],
  objects: story.aiUse?.tool === undefined ? undefined : [{ name: story.aiUse.tool, rel: 'aiTool' }],
  digitalSourceType: story.aiUse && sourceType(sourceTypeFor(story.aiUse), story.aiUse.extent),
  places: some(story.located.map((name) => ({ name }))),
  subjects: some(subjects(story)),
  genres: story.genre === undefined ? undefined : [{ name: story.genre }],
  infoSources: some(infoSources(story)),
  altIds: [
    { role: 'guid', value: story.guid },
    { role: 'digest', value: publicDigest(story) },
    ...(story.evolvedFrom === undefined ? [] : [{ role: 'evolvedFrom', value: story.evolvedFrom }]),
    ...(story.links.canonical === undefined ? [] : [{ role: 'canonical', value: story.links.canonical }]),
  ],
  renditions: [{ name: 'page', href: storyUrl(story.id, site), contentType: 'text/html' }],
  associations: some(associations(story)),
  rightsInfo: rights(story),
});

/** A story that was taken back: its id and `pubStatus`, and nothing of it. */
export const ninjsTombstone = (tombstone: Tombstone) => ({
  uri: feedGuid(tombstone.storyId),
  type: 'text',
  version: String(tombstone.version),
  versionCreated: tombstone.when,
  pubStatus: tombstoneStatus(tombstone),
  ...(tombstone.cause === 'expired' && { expires: tombstone.when }),
  edNote: tombstone.cause !== undefined ? tombstoneReason(tombstone) : tombstone.reason,
});

/** Which standard a document follows. */
export const standard = (version: '3.1' | '2.2') => ({
  name: 'ninjs',
  version,
  schema: `http://www.iptc.org/std/ninjs/ninjs-schema_${version}.json`,
});
