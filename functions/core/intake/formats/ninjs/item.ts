import type { Draft } from '../../../story/draft.ts';
import { isDateline, withoutSeparator } from '../../draft/dateline.ts';
import { fieldsOfJson, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, note, put, putVersion, unique } from '../../draft/fill.ts';
import { isWebAddress } from '../../draft/media.ts';
import type { ParsedItem } from '../../format.ts';
import { type Row, read, readRows } from '../../mapping/rows.ts';
import { plain } from '../../xml/html.ts';
import { isObject } from '../json/document.ts';
import { aiUseIn } from './ai-use.ts';
import { readAssociations } from './associations.ts';
import { readBody } from './body.ts';
import { readCredits } from './credits.ts';
import { withoutPrivate } from './private.ts';
import { type Folded, folded, many, names, propertySource, records, say, scalar } from './property.ts';
import { readSubjects } from './subjects.ts';

const MEDIA = /^(?:picture|photo|graphic|audio|video|animation|component|event|planning|media)$/i;

/** One ninjs object: a story, a package of inline stories, or the reason why it is neither. */
export function readItem(value: unknown, pointer: string): ParsedItem[] {
  if (!isObject(value)) return [problem(pointer, 'a ninjs item must be an object')];
  const item = folded(value);
  const type = say(item, 'type') ?? 'text';
  if (MEDIA.test(type)) return [problem(pointer, `a ${type} item, not a story; only text items are stories`)];
  const draft = readStory(value);
  if (/^(?:composite|package)$/i.test(type) && draft.body.value === '')
    return readPackage(value, item, pointer);
  return [{ pointer, draft }];
}

const problem = (pointer: string, detail: string): ParsedItem => ({
  pointer,
  problems: [{ pointer, detail }],
});

/** A package is no story; the text items that it carries in full are. */
function readPackage(value: Record<string, unknown>, item: Folded, pointer: string): ParsedItem[] {
  const associated = item.get('associations');
  const name = Object.keys(value).find((key) => key.toLowerCase() === 'associations') ?? 'associations';
  const stories: ParsedItem[] = [];
  const entries = isObject(associated) || Array.isArray(associated) ? Object.entries(associated) : [];
  for (const [key, entry] of entries) {
    if (!isObject(entry)) continue;
    const inner = folded(entry);
    const at = `${pointer}/${name}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!MEDIA.test(say(inner, 'type') ?? 'text')) {
      const draft = readStory(entry);
      if (draft.body.value !== '' || draft.pubStatus === 'canceled') stories.push({ pointer: at, draft });
    }
  }
  const left = entries.length - stories.length;
  if (stories.length > 0) {
    const first = stories[0];
    if (left > 0 && first !== undefined && 'draft' in first)
      note(first.draft, `the package refers to ${left} more items`);
    return stories;
  }
  return [problem(pointer, `a package refers to ${entries.length} items; a package is no story`)];
}

const times: readonly Row[] = [
  ['language', read.language, 'language'],
  ['firstCreated', read.instant, 'firstcreated | contentcreated | created'],
  ['versionCreated', read.instant, 'versioncreated | contentmodified | updated | firstcreated'],
  ['embargoed', read.instant, 'embargoed | embargoeduntil | embargo | embargotime | releasedate'],
  ['expires', read.instant, 'expires | expiry | expirydate'],
  ['pubStatus', read.status, 'pubstatus | status'],
  ['urgency', read.urgency, 'urgency'],
];
const words: readonly Row[] = [
  ['slugline', read.text, 'slugline'],
  ['keywords', read.list, 'keywords[]'],
  ['keywords', read.list, 'keyword[]'],
];
const rest: readonly Row[] = [
  ['genre', read.text, 'genre[] | genres[]'],
  ['section', read.text, 'service[] | section[]'],
  ['edNote', read.joined('\n'), 'ednote[] | editorialnote[]'],
  ['correctionNote', read.text, 'correctionnote | corrections | updatenote'],
  ['evolvedFrom', read.text, 'evolvedfrom | rewriteof'],
];

function readStory(value: Record<string, unknown>): Draft {
  const draft = emptyDraft();
  const item = folded(withoutPrivate(draft, value));
  const source = propertySource(item);
  readIdentity(draft, item);
  readRows(draft, source, times);
  if (item.get('embargoed') === true && draft.embargoed === undefined)
    put(draft, 'embargoText', 'embargoed without a time');
  readAltIds(draft, records(item.get('altids')));
  readHeadlines(draft, item);
  readRows(draft, source, words);
  const bylines = records(item.get('bylines')).map((by) => say(by, 'by', 'byline', 'name'));
  put(draft, 'byline', plain(say(item, 'byline', 'by') ?? unique(bylines).join(', ')));
  const line = withoutSeparator(say(item, 'dateline') ?? '');
  if (isDateline(line)) draft.dateline = { text: line };
  put(draft, 'located', unique([...names(item.get('located')), ...datelineCity(item.get('dateline'))]));
  readSummary(draft, item);
  readCredits(draft, item);
  readSubjects(draft, item);
  readRows(draft, source, rest);
  put(draft, 'aiUse', aiUseIn(item));
  readSignals(draft, item);
  readBody(draft, item);
  put(draft, 'associations', readAssociations(draft, item));
  keepEmbargoFields(draft, fieldsOfJson(Object.fromEntries(item)));
  return draft;
}

/** The AP Media API's uri changes with the request; its item id does not, and its versions count from 0. */
function readIdentity(draft: Draft, item: Folded): void {
  const altIds = item.get('altids');
  const apId = isObject(altIds) ? scalar(altIds.itemid) : undefined;
  put(draft, 'guid', apId ?? say(item, 'guid', 'uri'));
  const version = say(item, 'version');
  const fromZero = apId !== undefined && version !== undefined && /^\d{1,9}$/.test(version);
  putVersion(draft, fromZero ? String(Number(version) + 1) : version);
}

/** ninjs 2 and 3 list further ids by their role. */
function readAltIds(draft: Draft, altIds: readonly Folded[]): void {
  const ofRole = (role: string): string | undefined => {
    const found = altIds.find((one) => say(one, 'role')?.toLowerCase() === role);
    return found && say(found, 'value');
  };
  const canonical = ofRole('canonical');
  if (canonical !== undefined && isWebAddress(canonical)) put(draft, 'canonical', canonical);
  put(draft, 'evolvedFrom', ofRole('evolvedfrom'));
}

/** Superdesk's `dateline` object names a place. */
const datelineCity = (value: unknown): string[] => {
  const located = isObject(value) ? folded(value).get('located') : undefined;
  const city = isObject(located) ? say(folded(located), 'city', 'name') : scalar(located);
  return city === undefined ? [] : [city];
};

function readHeadlines(draft: Draft, item: Folded): void {
  const all = records(item.get('headlines'));
  const role = (entry: Folded): string => say(entry, 'role') ?? '';
  const main = all.find((entry) => /main|^$|headline$/i.test(role(entry))) ?? all[0];
  const sub = all.find((entry) => entry !== main && /sub|deck|secondary/i.test(role(entry)));
  const tidy = (raw: string | undefined): string | undefined => (raw === undefined ? undefined : plain(raw));
  // What says that it is plain text may hold angle brackets of its own.
  const textOf = (entry: Folded | undefined): string | undefined => {
    const value = entry && say(entry, 'value');
    return entry && say(entry, 'contenttype') === 'text/plain' ? value : tidy(value);
  };
  put(
    draft,
    'headline',
    tidy(say(item, 'headline')) ?? textOf(main) ?? tidy(say(item, 'headlineextended', 'title', 'name')),
  );
  const second = tidy(say(item, 'subheadline', 'subhead', 'headlinesub')) ?? textOf(sub);
  if (second !== draft.headline) put(draft, 'subheadline', second);
}

function readSummary(draft: Draft, item: Folded): void {
  const all = records(item.get('descriptions'));
  const chosen =
    all.find((entry) => /summary|abstract|lead|teaser|short/i.test(say(entry, 'role') ?? '')) ?? all[0];
  const raw =
    say(
      item,
      'descriptionsummary',
      'descriptiontext',
      'descriptionhtml',
      'abstract',
      'summary',
      'description',
    ) ??
    (chosen && say(chosen, 'value'));
  if (raw !== undefined) put(draft, 'summary', plain(raw));
}

/** AP and others report corrections and kills in `signals`. */
function readSignals(draft: Draft, item: Folded): void {
  const signals = many(item.get('signals') ?? item.get('signal')).flatMap((signal) =>
    isObject(signal) ? (say(folded(signal), 'code', 'qcode', 'name') ?? []) : (scalar(signal) ?? []),
  );
  if (signals.some((signal) => /correct(?:ion|ive|ed)$/i.test(signal))) {
    put(draft, 'correctionNote', draft.edNote ?? 'Correction');
  }
  if (signals.some((signal) => /(?:^|[:_-])(?:kill|withdraw(?:al|n)?|elimination)$/i.test(signal)))
    draft.pubStatus = 'canceled';
}
