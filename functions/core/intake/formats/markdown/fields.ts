import type { AiUseParts } from '../../../story/ai-use.ts';
import type { Draft } from '../../../story/draft.ts';
import { aiUseOf } from '../../../story/read-ai-use.ts';
import { readInstant } from '../../../time/instant.ts';
import { keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { note, put, putInstant, putUrgency, putVersion, setEmbargo, unique } from '../../draft/fill.ts';
import { readLanguageTag } from '../../draft/language.ts';
import { putStatus } from '../../draft/status.ts';
import { withoutAddresses } from '../json/people.ts';
import type { FrontMatter } from './front-matter.ts';
import { addKeywords, putCredits, putSubjects } from './lists.ts';

/** What front matter calls these fields: names of Jekyll, Hugo, Eleventy and Ghost, and those of IPTC. */
const namesOf = {
  guid: 'guid id uid uuid',
  headline: 'title headline hed',
  subheadline: 'subtitle subheadline deck dek standfirst',
  slugline: 'slug slugline',
  summary: 'description summary excerpt abstract',
  section: 'section category',
  genre: 'genre',
  creditLine: 'credit creditline source',
  usageTerms: 'license usageterms rights',
  copyrightNotice: 'copyright copyrightnotice',
  copyrightHolder: 'copyrightholder',
  edNote: 'ednote editorsnote',
  correctionNote: 'correction correctionnote',
  canonical: 'canonical canonicalurl url link',
} as const;

type TextField = keyof typeof namesOf;
const textFields = new Map(
  (Object.keys(namesOf) as TextField[]).flatMap((field) =>
    namesOf[field].split(' ').map((name) => [name, field] as const),
  ),
);

const created =
  /^(?:date|created|createdat|published|publishedat|publishdate|publisheddate|pubdate|datepublished|firstcreated)$/;
const changed = /^(?:updated|updatedat|modified|lastmod|lastmodified|datemodified|versioncreated)$/;
const ends = /^(?:expires|expirydate|expiry|expires?at)$/;

/** Fills the draft from front matter. Names without a field here are noted, so that nothing is lost silently. */
export function putFrontMatter(draft: Draft, { entries, unread, ignored }: FrontMatter): void {
  const ai: AiUseParts = {};
  for (const { name, values } of entries) {
    const value = values.join(', ');
    if (value !== '') putField(draft, name, values, ai);
  }
  put(draft, 'aiUse', aiUseOf(ai));
  for (const part of ignored) note(draft, 'front matter that has no field here was left out', part);
  for (const line of unread) note(draft, 'a line of the front matter could not be read', line);
}

/** The parts of the record of the use of AI, each a field of its own. */
const aiNames = {
  aiuse: 'extent',
  digitalsourcetype: 'digitalSourceType',
  aitool: 'tool',
  aireviewedby: 'reviewedBy',
  aireviewedat: 'reviewedAt',
  airesponsible: 'responsible',
  airesponsibleurl: 'responsibleUrl',
} as const satisfies Record<string, keyof AiUseParts>;

function putField(draft: Draft, name: string, values: string[], ai: AiUseParts): void {
  const value = values.join(', ');
  const field = textFields.get(name);
  if (field !== undefined) put(draft, field, value);
  else if (created.test(name)) putInstant(draft, 'firstCreated', value);
  else if (changed.test(name)) putInstant(draft, 'versionCreated', value);
  else if (ends.test(name)) putInstant(draft, 'expires', value);
  else if (/^embargo(?:ed)?(?:until)?$/.test(name)) putEmbargo(draft, value);
  else if (/^(?:authors?|by|byline|writers?)$/.test(name)) putAuthors(draft, values);
  else if (/^(?:lang|language|locale)$/.test(name)) put(draft, 'language', readLanguageTag(value));
  else if (/^(?:tags?|keywords?|categories|topics)$/.test(name)) addKeywords(draft, values);
  else if (/^subjects?$/.test(name)) putSubjects(draft, values);
  else if (/^(?:located|locations?|places?)$/.test(name)) put(draft, 'located', unique(values));
  else if (name === 'credits') putCredits(draft, values);
  else if (name === 'version') putVersion(draft, value);
  else if (name === 'urgency' || name === 'priority') putUrgency(draft, value);
  else if (/^(?:status|pubstatus|state)$/.test(name)) putStatus(draft, value);
  else if (name === 'draft') putStatus(draft, /^(?:true|yes)$/i.test(value) ? 'draft' : undefined);
  else if (name === 'dateline') put(draft, 'dateline', { text: value });
  else if (/^(?:image|featuredimage|cover)$/.test(name)) putPicture(draft, value);
  else if (Object.hasOwn(aiNames, name)) ai[aiNames[name as keyof typeof aiNames]] = value;
  else {
    keepEmbargoFields(draft, [[name, value]]);
    note(draft, 'front matter that has no field here was left out', `${name}: ${value}`);
  }
}

/** Without a zone the moment is uncertain by half a day, and a broken embargo cannot be repaired. */
function putEmbargo(draft: Draft, value: string): void {
  if (/^(?:no|none|false|n\/a|-+)$/i.test(value)) return;
  const reading = readInstant(value);
  if (reading === undefined || reading.assumed !== undefined) put(draft, 'embargoText', value);
  else setEmbargo(draft, reading);
}

function putAuthors(draft: Draft, values: string[]): void {
  const names = values
    .map((name) => withoutAddresses(name.replace(/^by\s+/i, ''), draft.changes))
    .filter((name) => name !== '');
  put(draft, 'byline', names.join(', '));
  put(
    draft,
    'authors',
    names.map((name) => ({ name })),
  );
}

function putPicture(draft: Draft, href: string): void {
  if (/\s/.test(href)) note(draft, 'the picture of the front matter is no address and was left out', href);
  else put(draft, 'associations', [{ type: 'picture', renditions: [{ href }] }]);
}
