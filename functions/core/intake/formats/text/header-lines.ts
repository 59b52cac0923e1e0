import type { Draft, NamedTime } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { readInstant } from '../../../time/instant.ts';
import { soundsLikeEmbargo } from '../../draft/embargo-fields.ts';
import { setEmbargo } from '../../draft/fill.ts';
import { readLanguageTag } from '../../draft/language.ts';
import { fieldsByName, wordSet } from '../../draft/words.ts';

/** What a header line may be called, lower case, by the field that it fills. */
const namesOfField = {
  headline: 'headline | title | hed',
  subheadline: 'subheadline | subtitle | deck | dek',
  byline: 'byline | author | authors | by',
  firstCreated: 'date | published | created',
  versionCreated: 'updated | modified',
  slugline: 'slug | slugline',
  embargoed: 'embargo | embargoed | embargoed until | embargo until',
  language: 'language | lang',
  keywords: 'keywords | tags',
  section: 'section | category',
  urgency: 'urgency | priority',
  guid: 'guid | id | story id',
  version: 'version',
  creditLine: 'source | credit | credit line',
  copyrightNotice: 'copyright',
  summary: 'summary | abstract',
  edNote: "ed note | editor's note | note to editors",
} as const;
type HeaderField = keyof typeof namesOfField;
const fieldOfName = fieldsByName(namesOfField);

/** Fields whose name also begins ordinary headlines ("Source: minister to go"); believed only in company. */
const ambiguous = wordSet('creditLine section keywords summary copyrightNotice edNote');

const headerLine = /^\s{0,3}([A-Za-z][A-Za-z' -]{1,20}?)\s*[:：]\s*(\S.*)?$/;

export interface HeaderLines {
  fields: Partial<Draft>;
  changes: Change[];
  /** Number of lines taken, blank ones between them included. */
  lines: number;
}

/**
 * Reads "Headline: …", "Byline: …" and the like at the very top of a text. A value that cannot be read is left out
 * with a change; an embargo without a readable moment and zone goes to `embargoText`, so that the story is held.
 */
export function readHeaderLines(lines: readonly string[]): HeaderLines {
  const found: { field: HeaderField; value: string }[] = [];
  const mayWait: NamedTime[] = [];
  let taken = 0;
  for (let at = 0; at < lines.length && at < 60; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const match = headerLine.exec(line);
    const name = match?.[1]?.trim().toLowerCase() ?? '';
    const field = fieldOfName.get(name);
    const last = found.at(-1);
    const waiting = field === undefined ? waitingField(line) : undefined;
    if (field !== undefined) found.push({ field, value: match?.[2]?.trim() ?? '' });
    else if (waiting !== undefined) mayWait.push(waiting);
    else if (last !== undefined && /^[ \t]+\S/.test(line) && at === taken && last.value.length < 1000)
      last.value += ` ${line.trim()}`;
    else break;
    taken = at + 1;
  }
  const [only] = found;
  if (mayWait.length === 0 && (only === undefined || (found.length === 1 && !standsAlone(only))))
    return { fields: {}, changes: [], lines: 0 };
  const out: HeaderLines = { fields: {}, changes: [], lines: taken };
  if (mayWait.length > 0) out.fields.mayWait = mayWait;
  for (const { field, value } of found) if (value !== '') setField(field, value, out);
  return out;
}

/** "publish_at: 2026-05-03T10:00:00Z": a name that sounds like an embargo, and nothing but a moment. */
function waitingField(line: string): NamedTime | undefined {
  const [, name = '', value = ''] =
    /^\s{0,3}([A-Za-z][\w -]{3,40}?)\s?[:：=]\s*(\S.{0,80})$/.exec(line) ?? [];
  if (!soundsLikeEmbargo(name) || readInstant(value.trim()) === undefined) return undefined;
  return { name, value: value.trim() };
}

function standsAlone({ field, value }: { field: HeaderField; value: string }): boolean {
  if (ambiguous.has(field)) return false;
  // "Embargo: that was the word on every lip." begins a story, "EMBARGOED: Ferry to sail again" has its headline.
  // What is no time is judged by its form, like any other line.
  if (field === 'embargoed') return readInstant(value) !== undefined;
  if (field === 'firstCreated' || field === 'versionCreated') return readInstant(value) !== undefined;
  if (field === 'language' || field === 'urgency' || field === 'version' || field === 'guid')
    return !/\s/.test(value);
  return true;
}

function setField(field: HeaderField, value: string, { fields, changes }: HeaderLines): void {
  const leftOut = () =>
    changes.push({
      step: 'text',
      reason: 'a header line could not be read and was left out',
      before: `${field}: ${value}`.slice(0, 100),
    });
  switch (field) {
    case 'firstCreated':
    case 'versionCreated': {
      const reading = readInstant(value);
      if (reading === undefined) leftOut();
      else {
        fields[field] = reading.instant;
        if (reading.assumed) {
          const wall = reading.instant.replace(/Z$/, '');
          fields.zoneless = { ...fields.zoneless, [field]: { wall, read: reading.instant } };
          changes.push({
            step: 'text',
            reason: 'a date without time or zone was read as UTC',
            before: value,
            after: reading.instant,
          });
        }
      }
      return;
    }
    case 'embargoed': {
      if (/^(?:no|none|nil|n\/a|-+)$/i.test(value)) return;
      const reading = readInstant(value.replace(/^(?:until|till|to|not before)\s+/i, ''));
      // Without a zone the moment is uncertain by half a day, and a broken embargo cannot be repaired.
      if (reading === undefined || reading.assumed !== undefined) fields.embargoText = value;
      else setEmbargo(fields, reading);
      return;
    }
    case 'urgency':
    case 'version': {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
      if (number < 1 || (field === 'urgency' && number > 9)) leftOut();
      else fields[field] = number;
      return;
    }
    case 'language': {
      const tag = readLanguageTag(value);
      if (tag === undefined) leftOut();
      else fields.language = tag;
      return;
    }
    case 'keywords':
      fields.keywords = [...new Set(value.split(/[,;|]/).map((word) => word.trim()))].filter(
        (word) => word !== '',
      );
      return;
    default:
      fields[field] = value;
  }
}
