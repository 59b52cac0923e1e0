import type { Draft } from '../story/draft.ts';
import type { StoryContent } from '../story/schema.ts';
import { plainText } from './body/output/plain-text.ts';
import { serialiseBody } from './body/output/serialise.ts';
import { countWords } from './recognise/language/word-count.ts';
import type { Working } from './working.ts';

const passedOn = [
  'subheadline',
  'byline',
  'dateline',
  'slugline',
  'summary',
  'firstCreated',
  'embargoed',
  'expires',
  'edNote',
  'genre',
  'section',
  'creditLine',
  'usageTerms',
  'copyrightHolder',
  'copyrightNotice',
  'correctionNote',
  'evolvedFrom',
  'license',
  'aiUse',
] as const satisfies (keyof Draft & keyof StoryContent)[];

/** What the steps made of a draft, as the story's content. */
export const contentOf = (working: Working, headline: string, versionCreated: string): StoryContent => {
  const { fields, blocks } = working;
  const language = fields.language ?? 'und';
  const text = plainText(blocks);
  const { urgency } = fields;
  const canonical = addressOf(fields.canonical, fields.baseUrl);
  const content: StoryContent = {
    headline,
    ...(working.headlineDerived && { headlineDerived: true }),
    authors: fields.authors ?? [],
    located: fields.located ?? [],
    language,
    textDirection: working.textDirection,
    body: serialiseBody(blocks),
    text,
    wordCount: countWords(text, language),
    versionCreated,
    pubStatus: fields.pubStatus ?? 'usable',
    ...(urgency !== undefined && Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 && { urgency }),
    keywords: fields.keywords ?? [],
    subjects: fields.subjects ?? [],
    credits: fields.credits ?? [],
    associations: fields.associations ?? [],
    embeds: fields.embeds ?? [],
    links: canonical === undefined ? {} : { canonical },
  };
  const more: Record<string, unknown> = {};
  for (const name of passedOn) if (fields[name] !== undefined) more[name] = fields[name];
  return Object.assign(content, more);
};

const addressOf = (address: string | undefined, baseUrl: string | undefined): string | undefined => {
  if (address === undefined || !URL.canParse(address, baseUrl)) return undefined;
  const { protocol, href } = new URL(address, baseUrl);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
};

/** The draft that would make this content again: normalising it changes nothing. */
export const draftFromContent = (content: StoryContent): Draft => {
  const { body, text: _text, wordCount: _wordCount, headlineDerived, links, headline, ...rest } = content;
  return {
    ...structuredClone(rest),
    ...(headlineDerived ? {} : { headline }),
    ...(links.canonical !== undefined && { canonical: links.canonical }),
    body: { kind: 'html', value: body },
    changes: [],
  };
};
