import type { Draft } from '../../../story/draft.ts';
import type { Author, Credit } from '../../../story/schema.ts';
import { isDateline, withoutDashes, withoutSeparator } from '../../draft/dateline.ts';
import { put, putInstant, putUrgency, unique } from '../../draft/fill.ts';
import { codedSubject, distinct, subject } from '../../draft/subject.ts';
import { attribute, child, childText, elements, text, type XmlElement } from '../../xml/element.ts';
import { aiUseIn } from './ai-use.ts';
import { coded, codeOf, conceptName, inLanguage } from './qcode.ts';

/** `contentMeta` (NewsML-G2 §contentMeta). */
export function readContentMeta(draft: Draft, meta: XmlElement | undefined): void {
  if (meta === undefined) return;
  putUrgency(draft, childText(meta, 'urgency'));
  if (draft.firstCreated === undefined) putInstant(draft, 'firstCreated', childText(meta, 'contentCreated'));
  if (draft.versionCreated === undefined)
    putInstant(draft, 'versionCreated', childText(meta, 'contentModified'));
  if (draft.versionCreated === undefined) put(draft, 'versionCreated', draft.firstCreated);

  readHeadlines(draft, meta);
  put(draft, 'slugline', inOwn(draft, meta, 'slugline'));
  const by = elements(meta, 'by').map(text);
  put(draft, 'byline', unique(by).join(', '));
  put(draft, 'authors', creators(meta, draft.language));
  const dateline = withoutSeparator(inOwn(draft, meta, 'dateline') ?? '');
  if (isDateline(dateline)) draft.dateline = { text: dateline };
  put(draft, 'located', unique(elements(meta, 'located').map((place) => conceptName(place, draft.language))));
  put(draft, 'creditLine', creditLine(meta, draft.language));
  put(draft, 'credits', credits(meta, draft.language));
  put(draft, 'keywords', unique(elements(meta, 'keyword').map(text)));
  const genre = elements(meta, 'genre')[0];
  put(draft, 'genre', conceptName(genre, draft.language) ?? codeOf(coded(genre) ?? ''));
  put(draft, 'aiUse', aiUseIn(meta));
  readSubjects(draft, meta);
  readDescriptions(draft, meta);
}

const inOwn = (draft: Draft, meta: XmlElement, name: string): string | undefined => {
  const stated = elements(meta, name).filter((element) => text(element) !== undefined);
  return text(inLanguage(stated, draft.language));
};

/** The headline is the one without a role or with the main one; `hld:subHeadline` is the second. */
function readHeadlines(draft: Draft, meta: XmlElement): void {
  const stated = elements(meta, 'headline').filter((element) => text(element) !== undefined);
  const role = (element: XmlElement): string => codeOf(attribute(element, 'role') ?? '').toLowerCase();
  const isSecond = (element: XmlElement): boolean =>
    /sub|short|kicker|over|deck|seo|web|alt/.test(role(element));
  const main = stated.filter((element) => !isSecond(element));
  const headline = text(
    inLanguage(
      main.filter((element) => role(element) === ''),
      draft.language,
    ) ??
      inLanguage(main, draft.language) ??
      stated[0],
  );
  put(draft, 'headline', headline);
  const sub = text(
    inLanguage(
      stated.filter((element) => /sub|deck/.test(role(element))),
      draft.language,
    ),
  );
  // One more headline in the same language, without a word of its role, is the second one.
  const other = main.filter(
    (element) => role(element) === '' && attribute(element, 'xml:lang') === attribute(main[0], 'xml:lang'),
  )[1];
  const second = sub ?? text(other);
  if (second !== headline) put(draft, 'subheadline', second);
}

/** Creators that are people; houses and user names of an editorial system are none. */
function creators(meta: XmlElement, language: string | undefined): Author[] {
  return elements(meta, 'creator', 'contributor').flatMap((creator) => {
    const role = codeOf(attribute(creator, 'role') ?? '').toLowerCase();
    const person =
      /person/.test(attribute(creator, 'type') ?? '') ||
      /author|writer|reporter|journalist|photographer/.test(role);
    const name = conceptName(creator, language);
    if (!person || name === undefined || !name.includes(' ')) return [];
    return [{ name, ...(role !== '' && { role }) }];
  });
}

/** `creditline`; else the information source. A trailing dash is a separator that nothing followed. */
function creditLine(meta: XmlElement, language: string | undefined): string | undefined {
  const line = text(
    inLanguage(
      elements(meta, 'creditline', 'creditLine').filter((element) => text(element) !== undefined),
      language,
    ),
  );
  const trimmed = line === undefined ? undefined : withoutDashes(line);
  if (trimmed !== undefined && trimmed !== '') return trimmed;
  return conceptName(child(meta, 'infoSource'), language);
}

/** Information sources that say whether they are a person or an organisation. */
function credits(meta: XmlElement, language: string | undefined): Credit[] {
  return elements(meta, 'infoSource').flatMap((source): Credit[] => {
    const kind = /(person|organisation)$/.exec(attribute(source, 'type') ?? '')?.[1];
    const name = conceptName(source, language);
    if (kind === undefined || name === undefined) return [];
    return [{ name, kind: kind === 'person' ? 'person' : 'agency', role: 'inputs', asWritten: name }];
  });
}

/** `subject` with its `sameAs` in the IPTC vocabularies; a subject without a code keeps its name. */
function readSubjects(draft: Draft, meta: XmlElement): void {
  const subjects = elements(meta, 'subject').flatMap((element) => {
    const name = conceptName(element, draft.language);
    const literal = attribute(element, 'literal');
    const code =
      attribute(element, 'qcode') ??
      attribute(element, 'uri') ??
      // A vocabulary that no catalogue knows.
      (/^[A-Za-z][\w-]{0,40}:[^\s/]{1,100}$/.test(literal ?? '') ? literal : undefined);
    const own =
      code === undefined
        ? name === undefined
          ? undefined
          : subject('literal', name, name)
        : codedSubject(code, name);
    const same = elements(element, 'sameAs')
      .map((other) => codedSubject(coded(other) ?? '', conceptName(other, draft.language) ?? name))
      .filter((other) => other?.scheme === 'subj' || other?.scheme === 'medtop');
    return [own, ...same];
  });
  put(draft, 'subjects', distinct(subjects));
}

function readDescriptions(draft: Draft, meta: XmlElement): void {
  const stated = elements(meta, 'description').filter((element) => text(element) !== undefined);
  const role = (element: XmlElement): string => codeOf(attribute(element, 'role') ?? '').toLowerCase();
  const summaries = stated.filter((element) =>
    /^$|summary|abstract|lead|synopsis|teaser|short/.test(role(element)),
  );
  put(draft, 'summary', text(inLanguage(summaries, draft.language)));
}
