import type { Draft } from '../../../story/draft.ts';
import { fieldsOfXml, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, note, put, putInstant, putLanguage, putVersion, unique } from '../../draft/fill.ts';
import { mediaKind } from '../../draft/media.ts';
import { putStatus } from '../../draft/status.ts';
import { attribute, child, childText, elements, text, type XmlElement } from '../../xml/element.ts';
import { takePrivateOut } from '../../xml/private.ts';
import { readContentMeta } from './contentmeta.ts';
import { readContentSet } from './contentset.ts';
import { linkedMedia } from './pictures.ts';
import { coded, codeOf, conceptName, firstQcode, inLanguage } from './qcode.ts';

/** `text`, `picture`, `video`… of `itemClass` (`ninat:text`, `icls:text`); text when absent. */
export const itemClass = (item: XmlElement): string =>
  codeOf(firstQcode(child(item, 'itemMeta'), 'itemClass') ?? 'text').toLowerCase();

/** A `newsItem` that holds text (NewsML-G2 §newsItem). `language` is the message's. */
export function readItem(item: XmlElement, language?: string): Draft {
  const draft = emptyDraft();
  takePrivateOut(draft, item);
  const itemMeta = child(item, 'itemMeta');
  const contentMeta = child(item, 'contentMeta');
  put(draft, 'guid', attribute(item, 'guid'));
  putVersion(draft, attribute(item, 'version'));
  const stated = attribute(child(contentMeta, 'language'), 'tag');
  putLanguage(draft, stated, attribute(item, 'xml:lang'), language);

  readItemMeta(draft, itemMeta);
  readRights(draft, child(item, 'rightsInfo'));
  readContentMeta(draft, contentMeta);
  put(draft, 'headline', childText(itemMeta, 'title'));
  for (const meta of [itemMeta, contentMeta])
    if (meta !== undefined) keepEmbargoFields(draft, fieldsOfXml(meta));
  readContentSet(draft, child(item, 'contentSet'));
  const linked = linkedMedia(item, draft.language);
  if (linked.length > 0) draft.associations = [...(draft.associations ?? []), ...linked];
  return draft;
}

function readItemMeta(draft: Draft, itemMeta: XmlElement | undefined): void {
  for (const name of ['versionCreated', 'firstCreated', 'expires'] as const)
    putInstant(draft, name, childText(itemMeta, name));
  readEmbargo(draft, itemMeta);
  putStatus(draft, firstQcode(itemMeta, 'pubStatus') ?? childText(itemMeta, 'pubStatus'));
  // A service with a code is what subscribers are supplied by; one that is a name alone is a section.
  const service = elements(itemMeta, 'service').find((element) => coded(element) === undefined);
  put(draft, 'section', conceptName(service, draft.language));
  const edNotes = editorialNotes(itemMeta);
  const isCorrection = (element: XmlElement): boolean => correctionRole.test(roleOf(element));
  const correction = unique(edNotes.filter(isCorrection).map(text)).join(' ') || undefined;
  put(draft, 'edNote', unique(edNotes.filter((element) => !isCorrection(element)).map(text)).join('\n'));
  // Where notes have roles, one with another role says nothing about a correction.
  const unnamed = unique(edNotes.filter((element) => roleOf(element) === '').map(text));
  const signals = elements(itemMeta, 'signal').map((signal) => codeOf(coded(signal) ?? '').toLowerCase());
  // `edStat:C` is how Reuters marks a corrected version.
  const corrected = elements(itemMeta, 'signal').some((signal) => coded(signal) === 'edStat:C');
  if (corrected || signals.some((signal) => /^correct(?:ion|ed)$/.test(signal))) {
    put(draft, 'correctionNote', correction ?? unnamed[0] ?? 'Correction');
  } else put(draft, 'correctionNote', correction);
  if (signals.some((signal) => /^(?:kill|cancel|withdraw)/.test(signal))) draft.pubStatus = 'canceled';
  readLinks(draft, elements(itemMeta, 'link'));
}

/** Relations to earlier items and to the story's own page; others are counted. */
function readLinks(draft: Draft, links: readonly XmlElement[]): void {
  let left = 0;
  for (const link of links) {
    const rel = codeOf(attribute(link, 'rel') ?? '');
    const href = attribute(link, 'href');
    if (/evolvedfrom|supersedes|replaces|iscorrectionof|isupdateof/i.test(rel)) {
      put(draft, 'evolvedFrom', attribute(link, 'residref') ?? href);
    } else if (/^(?:canonical|ispublishedas|alternate)$/i.test(rel)) put(draft, 'canonical', href);
    else if (/^derivedfrom$/i.test(rel) && /html/.test(attribute(link, 'contenttype') ?? ''))
      put(draft, 'canonical', href);
    else if (href !== undefined && mediaKind(attribute(link, 'contenttype')) === undefined) left += 1;
  }
  if (left > 0) note(draft, `${left} links to related pages stand in the original only`);
}

/**
 * `embargoed` may be empty (NAR 1.4, DateTimeOrNull): an embargo without a stated end. Systems also write every
 * element of a template, so an item that calls itself usable is not held by an empty one.
 */
function readEmbargo(draft: Draft, itemMeta: XmlElement | undefined): void {
  const embargoed = child(itemMeta, 'embargoed');
  if (embargoed === undefined) return;
  const raw = text(embargoed);
  if (raw !== undefined) putInstant(draft, 'embargoed', raw);
  else if (codeOf(firstQcode(itemMeta, 'pubStatus') ?? '') !== 'usable') {
    put(draft, 'embargoText', 'embargoed without a time');
  } else note(draft, 'an empty embargoed element in a usable item was taken as no embargo');
}

/** Plain notes, each once; a note that is a whole marked-up notepad only when there is no plain one. */
function editorialNotes(itemMeta: XmlElement | undefined): XmlElement[] {
  const notes = elements(itemMeta, 'edNote', 'ednote');
  const plainNotes = notes.filter((element) => elements(element).length === 0);
  const isSignOff = (element: XmlElement): boolean => /closingline/.test(attribute(element, 'role') ?? '');
  const chosen = plainNotes.some((element) => text(element) !== undefined) ? plainNotes : notes;
  return chosen.filter((element) => !isSignOff(element) && text(element) !== undefined);
}

const roleOf = (element: XmlElement): string => codeOf(attribute(element, 'role') ?? '').toLowerCase();
const correctionRole = /corr(?:ect|ig)|korrektur|berichtig|rectif|rettelse|r[äa]ttelse|oikaisu/;

function readRights(draft: Draft, rights: XmlElement | undefined): void {
  const pick = (name: string): XmlElement | undefined => {
    const stated = elements(rights, name).filter(
      (element) => (text(element) ?? coded(element)) !== undefined,
    );
    return inLanguage(stated, draft.language);
  };
  const holder = pick('copyrightHolder');
  put(draft, 'copyrightHolder', conceptName(holder, draft.language) ?? text(holder));
  put(draft, 'copyrightNotice', text(pick('copyrightNotice')) ?? attribute(pick('copyrightNotice'), 'href'));
  put(draft, 'usageTerms', text(pick('usageTerms')));
}
