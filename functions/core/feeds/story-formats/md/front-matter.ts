import { partsOfAiUse } from '../../../story/ai-use.ts';
import { publicDigest } from '../../../story/public-digest.ts';
import type { Story } from '../../../story/schema.ts';
import { itemGuid, itemVersion, type Site, storyUrl } from '../../format.ts';
import { publishedAt, updatedAt } from '../../render/date.ts';
import { absoluteUri } from '../../render/uri.ts';
import { fitCharacters } from '../../render/xml.ts';

/** What would be markup to a reader of Markdown that does not know front matter, as YAML may write it (1.2 §5.7). */
const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '[': '\\u005b',
  ']': '\\u005d',
  '`': '\\u0060',
};

/** One line in double quotes, which YAML (1.2 §7.3.1) reads as JSON does. */
const quoted = (value: string): string =>
  JSON.stringify(
    fitCharacters(value)
      .replace(/[\s\x7f-\x9f]+/g, ' ')
      .trim(),
  ).replace(/[<[\]`]/g, (character) => escapes[character] ?? character);

const field = (name: string, value: string | number | undefined): string[] =>
  value === undefined || value === ''
    ? []
    : [`${name}: ${typeof value === 'number' ? value : quoted(value)}`];

const list = (name: string, values: readonly string[]): string[] =>
  values.length === 0 ? [] : [`${name}:`, ...values.map((value) => `  - ${quoted(value)}`)];

/** Each part of the record of the use of AI is a field of its own: generators expect flat values. */
const aiFields = ({ aiUse }: Story): string[] => {
  const parts = partsOfAiUse(aiUse);
  return [
    ...field('aiUse', parts.extent),
    ...field('digitalSourceType', parts.digitalSourceType),
    ...field('aiTool', parts.tool),
    ...field('aiReviewedBy', parts.reviewedBy),
    ...field('aiReviewedAt', parts.reviewedAt),
    ...field('aiResponsible', parts.responsible),
    ...field('aiResponsibleUrl', parts.responsibleUrl),
  ];
};

/**
 * The fields of a story other than its text, as the YAML that site generators (Jekyll, Hugo, Eleventy) expect above a
 * Markdown text, by their names where they have one and IPTC's otherwise. `date` is the publication.
 */
export const frontMatter = (story: Story, site: Site): string =>
  [
    '---',
    ...field('id', itemGuid(story)),
    ...field('version', itemVersion(story)),
    ...field('title', story.headline),
    ...field('subtitle', story.subheadline),
    ...(story.authors.length > 0
      ? list(
          'authors',
          story.authors.map(({ name }) => name),
        )
      : field('byline', story.byline)),
    ...field('firstCreated', story.firstCreated),
    ...field('date', publishedAt(story)),
    ...field('updated', updatedAt(story)),
    ...field('expires', story.expires),
    ...field('lang', story.language),
    ...(story.textDirection === 'rtl' ? field('dir', 'rtl') : []),
    ...field('summary', story.summary),
    ...field('dateline', story.dateline?.text),
    ...list('located', story.located),
    ...field('section', story.section),
    ...field('genre', story.genre),
    ...field('urgency', story.urgency),
    ...field('slug', story.slugline),
    ...list('tags', story.keywords),
    ...list(
      'subjects',
      story.subjects.map(
        ({ scheme, code, name }) => `${scheme}:${code}${name === undefined ? '' : ` ${name}`}`,
      ),
    ),
    ...field('credit', story.creditLine),
    ...list(
      'credits',
      story.credits.map(({ name, kind, role }) => `${name} (${kind}, ${role})`),
    ),
    ...field('copyright', story.copyrightNotice),
    ...field('copyrightHolder', story.copyrightHolder),
    ...field('usageTerms', story.usageTerms),
    ...field('editorsNote', story.edNote),
    ...field('correction', story.correctionNote),
    ...aiFields(story),
    ...field('canonical', absoluteUri(story.links.canonical) ?? storyUrl(story.id, site)),
    ...field('digest', publicDigest(story)),
    '---',
  ].join('\n');
