import type { Draft } from '../../../story/draft.ts';
import { readInstant } from '../../../time/instant.ts';
import { keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { setEmbargo } from '../../draft/fill.ts';
import { readLanguageTag } from '../../draft/language.ts';
import { fieldsByName } from '../../draft/words.ts';

/** What a newsroom's web form calls its fields, lower case; forms mail their answers as one JSON object. */
const fieldOfName = fieldsByName({
  headline: 'headline | title',
  subheadline: 'subheadline',
  byline: 'byline | author',
  dateline: 'dateline',
  slugline: 'slugline | slug',
  summary: 'abstract | summary',
  body: 'body | story | text | content | body content',
  genre: 'genre',
  section: 'category | section | desk',
  located: 'place | location',
  urgency: 'news value | urgency',
  keywords: 'keywords | tags',
  edNote: "ed note | editor's note | note to editors | editorial note | legal flag",
  embargo: 'embargo',
  language: 'language',
  copyrightNotice: 'copyright',
  usageTerms: 'usage terms',
  creditLine: 'source | credit',
});

const mostFields = 200;

/**
 * A mailed form as a draft: an object whose values are texts, or lists with one text for each section of the form.
 * Undefined when the text is no such object or has no body. Answers that have no place in a story are recorded.
 */
export function readForm(text: string): Draft | undefined {
  const answers = answersOf(text);
  if (answers === undefined) return undefined;
  const fields: Record<string, string[]> = Object.create(null);
  const draft: Draft = { body: { kind: 'text', value: '' }, changes: [] };
  for (const [name, values] of answers) {
    const field = fieldOfName.get(name);
    if (field !== undefined) fields[field] = [...(fields[field] ?? []), ...values];
    else if (values.length > 0) {
      keepEmbargoFields(
        draft,
        values.map((value) => [name, value]),
      );
      const before = `${name}: ${values.join('; ')}`.slice(0, 200);
      draft.changes.push({ step: 'rfc822', reason: 'an answer of the form has no place in a story', before });
    }
  }
  const body = fields.body?.join('\n\n') ?? '';
  if (!/[\p{L}\p{N}]/u.test(body)) return undefined;
  draft.body = /<(?:p|div|br)\b[^>]{0,200}>/i.test(body)
    ? { kind: 'html', value: body }
    : { kind: 'text', value: body.replace(/\r\n?/g, '\n') };
  fill(draft, fields);
  return draft;
}

function answersOf(text: string): [string, string[]][] | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch (error) {
    // Only the parser can tell whether a text in braces is JSON.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const answers: [string, string[]][] = [];
  for (const [name, answer] of Object.entries(value).slice(0, mostFields)) {
    const list: unknown[] = Array.isArray(answer) ? answer : [answer];
    if (list.some((entry) => typeof entry === 'object' && entry !== null)) return undefined;
    const texts = list
      .map((entry) => (entry === null ? '' : String(entry).trim()))
      .filter((entry) => entry !== '');
    answers.push([name.toLowerCase().trim().slice(0, 100), texts]);
  }
  return answers;
}

function fill(draft: Draft, fields: Readonly<Record<string, string[]>>): void {
  const first = (field: string) => fields[field]?.[0]?.slice(0, 5000);
  for (const field of [
    'headline',
    'subheadline',
    'byline',
    'slugline',
    'summary',
    'genre',
    'section',
    'copyrightNotice',
    'usageTerms',
    'creditLine',
  ] as const) {
    const value = first(field);
    if (value !== undefined) draft[field] = value.replace(/\s+/g, ' ');
  }
  const dateline = first('dateline');
  if (dateline !== undefined) draft.dateline = { text: dateline, place: dateline };
  const located = fields.located;
  if (located && located.length > 0) draft.located = located.slice(0, 20);
  const keywords = fields.keywords?.flatMap((value) => value.split(/[,;|]/)).map((word) => word.trim());
  if (keywords && keywords.length > 0) draft.keywords = keywords.filter((word) => word !== '').slice(0, 50);
  const edNote = fields.edNote?.join('\n');
  if (edNote) draft.edNote = edNote;
  const urgency = Number(first('urgency'));
  if (Number.isInteger(urgency) && urgency >= 1 && urgency <= 9) draft.urgency = urgency;
  const language = first('language');
  const tag = language === undefined ? undefined : readLanguageTag(language);
  if (tag !== undefined) draft.language = tag;
  readEmbargo(draft, first('embargo'));
}

/** Without a zone the moment is uncertain, and a broken embargo cannot be repaired: the story is held. */
function readEmbargo(draft: Draft, value: string | undefined): void {
  if (value === undefined || /^(?:no|none|n\/a|false|-+)$/i.test(value)) return;
  const reading = readInstant(value);
  if (reading === undefined || reading.assumed !== undefined) draft.embargoText = value;
  else setEmbargo(draft, reading);
}
