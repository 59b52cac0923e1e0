import type { Draft } from '../../../story/draft.ts';
import { put, unique } from '../../draft/fill.ts';
import { distinct, subject } from '../../draft/subject.ts';
import { type Row, read, readRows } from '../../mapping/rows.ts';
import {
  attribute,
  child,
  childText,
  descendants,
  elements,
  text,
  type XmlElement,
} from '../../xml/element.ts';
import { xmlSource } from '../../xml/path.ts';

const rows: readonly Row[] = [
  ['language', read.language, 'Language/@FormalName'],
  ['genre', read.text, 'Genre/@FormalName | //Genre/@FormalName | //Genre'],
];

/** `DescriptiveMetadata` (NewsML 1.2 §6.7). */
export function readDescriptive(draft: Draft, component: XmlElement): void {
  const metadata = child(component, 'DescriptiveMetadata');
  if (metadata === undefined) return;
  readRows(draft, xmlSource(metadata), rows);
  readSubjects(draft, component, metadata);

  const property = (...names: string[]): string[] =>
    elements(metadata, 'Property')
      .filter((element) => names.includes((attribute(element, 'FormalName') ?? '').toLowerCase()))
      .flatMap((element) => attribute(element, 'Value') ?? text(element) ?? []);
  put(draft, 'keywords', unique(property('keyword', 'keywords')));
  put(draft, 'section', property('section', 'department', 'category')[0]);
  put(draft, 'located', unique([...places(metadata), ...property('city').slice(0, 1)]));
}

/** `SubjectCode` with its levels; names come from the topic set of the component. */
function readSubjects(draft: Draft, component: XmlElement, metadata: XmlElement): void {
  const names = topicNames(component, draft.language);
  const found = descendants(metadata, 'SubjectDetail', 'SubjectMatter', 'Subject', 'SubjectQualifier').map(
    (element) => {
      const code = attribute(element, 'FormalName');
      const scheme = attribute(element, 'Scheme') ?? attribute(element, 'Vocabulary') ?? '';
      return code === undefined
        ? undefined
        : subject(scheme === '' ? 'newsml' : scheme, code, names.get(code));
    },
  );
  put(draft, 'subjects', distinct(found));
}

function topicNames(component: XmlElement, language: string | undefined): Map<string, string> {
  const names = new Map<string, string>();
  for (const topic of descendants(child(component, 'TopicSet'), 'Topic')) {
    const code = childText(topic, 'FormalName');
    const described = elements(topic, 'Description').filter(
      (element) => attribute(element, 'Variant') !== 'Category',
    );
    const own = described.find((element) => attribute(element, 'xml:lang') === language?.split('-')[0]);
    const name = text(own ?? described[0]);
    if (code !== undefined && name !== undefined) names.set(code, name);
  }
  return names;
}

/** Where the story was written (`HowPresent="Origin"`) before the places that it is about. */
function places(metadata: XmlElement): string[] {
  const locations = elements(metadata, 'Location');
  const origin = locations.filter((location) =>
    /origin|dateline|event/i.test(attribute(location, 'HowPresent') ?? ''),
  );
  return (origin.length > 0 ? origin : locations).flatMap((location) => {
    const source = xmlSource(location);
    return placeNames.flatMap((name) => source.all(`Property[@FormalName=${name}]/@Value`)).slice(0, 1);
  });
}

/** The narrowest name of a place first. */
const placeNames = ['city', 'sublocation', 'countryarea', 'countryname', 'country'];
