import { storyUrl } from '../../../../functions/core/feeds/format.ts';
import { sourceTypeFor } from '../../../../functions/core/story/ai-use.ts';
import type { Association, StoryContent } from '../../../../functions/core/story/schema.ts';
import { site } from '../stories.ts';

/** A story's content with what stands around it. */
export type Told = StoryContent & { guid?: string; version?: number };

const sorted = (list: readonly string[]): string[] => [...list].sort();
const lower = (text: string | undefined): string | undefined => text?.toLowerCase();

/** Bodies are the same whatever optional tags of a table are written (WHATWG HTML §13.1.2.4). */
const bare = (html: string): string => html.replace(/<\/?tbody>/g, '');

const picturesOf = (story: Told, tell: (picture: Association) => unknown[]): string[] =>
  sorted(
    story.associations.map((picture) => JSON.stringify([picture.renditions[0]?.href, ...tell(picture)])),
  );

/** Everything that is compared, each by its name in the tables; what a value cannot tell is not in it. */
export const facts = {
  headline: (story: Told) => story.headline,
  subheadline: (story: Told) => story.subheadline,
  byline: (story: Told) => story.byline,
  names: (story: Told) => story.authors.map(({ name }) => name),
  authors: (story: Told) => story.authors,
  dateline: (story: Told) => lower(story.dateline?.text),
  'dateline parts': (story: Told) => {
    const { place, date, source } = story.dateline ?? {};
    return [lower(place), date, source];
  },
  'dateline place': (story: Told) => lower(story.dateline?.place),
  /** A dateline's place is where the story comes from as well. */
  places: (story: Told) =>
    sorted([...new Set([story.dateline?.place, ...story.located].flatMap((one) => lower(one) ?? []))]),
  located: (story: Told) => story.located,
  language: (story: Told) => story.language,
  textDirection: (story: Told) => story.textDirection,
  body: (story: Told) => bare(story.body),
  text: (story: Told) => story.text,
  summary: (story: Told) => story.summary,
  wordCount: (story: Told) => story.wordCount,
  version: (story: Told) => story.version,
  firstCreated: (story: Told) => story.firstCreated ?? story.versionCreated,
  versionCreated: (story: Told) => story.versionCreated,
  pubStatus: (story: Told) => story.pubStatus,
  expires: (story: Told) => story.expires,
  urgency: (story: Told) => story.urgency,
  edNote: (story: Told) => story.edNote,
  correctionNote: (story: Told) => story.correctionNote,
  keywords: (story: Told) => sorted(story.keywords),
  labels: (story: Told) =>
    sorted([...story.keywords, ...(story.section === undefined ? [] : [story.section])]),
  subjects: (story: Told) => story.subjects,
  genre: (story: Told) => story.genre,
  section: (story: Told) => story.section,
  slugline: (story: Told) => story.slugline,
  creditLine: (story: Told) => story.creditLine,
  thanked: (story: Told) => sorted(story.credits.map(({ name }) => name)),
  credits: (story: Told) => sorted(story.credits.map(({ name, kind, role }) => `${name} ${kind} ${role}`)),
  usageTerms: (story: Told) => story.usageTerms,
  copyrightHolder: (story: Told) => story.copyrightHolder,
  copyrightNotice: (story: Told) => story.copyrightNotice,
  // A picture without a caption shows its headline.
  pictures: (story: Told) =>
    picturesOf(story, ({ caption, headline, creditLine, alt }) => [caption ?? headline, creditLine, alt]),
  /** Without a text of its own an image has that of its caption. */
  'picture files': (story: Told) =>
    picturesOf(story, ({ caption, headline, creditLine, alt }) => [
      caption ?? headline,
      creditLine,
      alt ?? caption ?? headline,
    ]),
  'picture headlines': (story: Told) => picturesOf(story, ({ headline }) => [headline]),
  renditions: (story: Told) =>
    picturesOf(story, ({ renditions }) => renditions.map(({ href, width, height }) => [href, width, height])),
  canonical: (story: Told) => story.links.canonical,
  evolvedFrom: (story: Told) => story.evolvedFrom,
  embeds: (story: Told) => story.embeds,
  'source type': (story: Told) => story.aiUse && sourceTypeFor(story.aiUse),
  aiUse: (story: Told) => story.aiUse,
  /** What schema.org has words for. */
  'who answers for AI': (story: Told) => [story.aiUse?.reviewedBy, story.aiUse?.responsible],
  'picture source types': (story: Told) => picturesOf(story, ({ digitalSourceType }) => [digitalSourceType]),
} as const;
export type Fact = keyof typeof facts;

/** The address that a story has when the agency has no page of its own. */
export const pageOf = (id: string): string => storyUrl(id, site);
