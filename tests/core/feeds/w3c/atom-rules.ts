import { error, type Feed, type Rule, warning } from './rule.ts';
import { attribute, child, children, type Node, nameOf, ns, walk } from './tree.ts';
import { rfc3339Fault } from './values.ts';

const entriesOf = (feed: Feed): Node[] => children(feed.root, ns.atom, 'entry');

export const MissingElement: Rule = (feed) => {
  const holders: [Node, string[]][] = [
    [feed.root, ['id', 'title', 'updated']],
    ...entriesOf(feed).map((entry): [Node, string[]] => [entry, ['id', 'title', 'updated']]),
  ];
  return holders.flatMap(([holder, names]) =>
    names
      .filter((name) => !child(holder, ns.atom, name))
      .map((name) => error('MissingElement', `${holder.local}/${name}`)),
  );
};

/** RFC 4287 §4.1.1: the feed has an author, or each entry has one; an empty feed needs its own. */
export const MissingAuthor: Rule = (feed) => {
  if (child(feed.root, ns.atom, 'author')) return [];
  const entries = entriesOf(feed);
  const without = entries.filter((entry) => !child(entry, ns.atom, 'author'));
  return entries.length === 0 || without.length > 0 ? [error('MissingElement', 'author')] : [];
};

const atomElements: Record<string, string[]> = {
  feed: 'author category contributor generator icon id link logo rights subtitle title updated entry'.split(
    ' ',
  ),
  entry: 'author category content contributor id link published rights source summary title updated'.split(
    ' ',
  ),
  author: ['name', 'uri', 'email'],
  contributor: ['name', 'uri', 'email'],
};

export const UndefinedElement: Rule = (feed) =>
  [...walk(feed.root)].flatMap((node) =>
    node.children
      .filter((one) => one.uri === ns.atom && !(atomElements[node.local] ?? []).includes(one.local))
      .map((one) => error('UndefinedElement', `${node.local}/${one.local}`)),
  );

/** The feed's own elements stand before the entries. */
export const MisplacedMetadata: Rule = ({ root }) => {
  const own = root.children.filter((one) => one.uri === ns.atom).map((one) => one.local);
  const first = own.indexOf('entry');
  return first >= 0 && own.slice(first).some((name) => name !== 'entry')
    ? [error('MisplacedMetadata', 'feed')]
    : [];
};

export const DuplicateEntries: Rule = (feed) => {
  const ids = entriesOf(feed).map((entry) => child(entry, ns.atom, 'id')?.text ?? '');
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => warning('DuplicateEntries', id));
};

export const DuplicateUpdated: Rule = (feed) => {
  const times = entriesOf(feed).map((entry) => child(entry, ns.atom, 'updated')?.text ?? '');
  return times
    .filter((time, index) => times.indexOf(time) !== index)
    .map((time) => warning('DuplicateUpdated', time));
};

export const NonCanonicalURI: Rule = ({ root }) =>
  [...walk(root)]
    .filter((node) => node.uri === ns.atom && node.local === 'id' && /^https?:/i.test(node.text))
    .filter((node) => URL.parse(node.text)?.href !== node.text)
    .map((node) => warning('NonCanonicalURI', node.text));

export const InvalidRFC3339Date: Rule = (feed) =>
  [...walk(feed.root)]
    .filter((node) => node.uri === ns.atom && ['updated', 'published'].includes(node.local))
    .flatMap((node) => {
      const fault = rfc3339Fault(node.text, feed.now);
      if (fault === undefined) return [];
      return [fault === 'ImplausibleDate' ? warning(fault, node.text) : error(fault, node.text)];
    });

export const MissingContentOrAlternate: Rule = (feed) =>
  entriesOf(feed)
    .filter(
      (entry) => !child(entry, ns.atom, 'content') && !links(entry).some((link) => rel(link) === 'alternate'),
    )
    .map(() => error('MissingContentOrAlternate', 'entry'));

export const MissingTextualContent: Rule = (feed) =>
  entriesOf(feed)
    .filter((entry) => !child(entry, ns.atom, 'content') && !child(entry, ns.atom, 'summary'))
    .map(() => warning('MissingTextualContent', 'entry'));

/** In a feed no two links of one relation and type; in an entry no two alternates of one type. */
export const DuplicateAtomLink: Rule = (feed) =>
  [feed.root, ...entriesOf(feed)].flatMap((holder) => {
    const keys = links(holder)
      .filter((link) => holder === feed.root || rel(link) === 'alternate')
      .map((link) => [rel(link), attribute(link, 'type'), attribute(link, 'hreflang')].join(' '));
    return keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((key) => error('DuplicateAtomLink', key));
  });

export const MissingHref: Rule = ({ root }) =>
  [...walk(root)]
    .filter((node) => node.uri === ns.atom && node.local === 'link' && attribute(node, 'href') === undefined)
    .map((node) => error('MissingHref', nameOf(node)));

export const AtomLinkNotEmpty: Rule = ({ root }) =>
  [...walk(root)]
    .filter((node) => node.uri === ns.atom && node.local === 'link' && node.text.trim() !== '')
    .map((node) => warning('AtomLinkNotEmpty', node.text));

/** `term` is what a category is. The `feed` package forgets it. */
export const MissingTerm: Rule = ({ root }) =>
  [...walk(root)]
    .filter(
      (node) => node.uri === ns.atom && node.local === 'category' && attribute(node, 'term') === undefined,
    )
    .map(() => error('MissingAttribute', 'category/term'));

/** Values that may not have white space around them (`nows`). */
export const UnexpectedWhitespace: Rule = ({ root }) =>
  [...walk(root)]
    .filter((node) => node.uri === ns.atom && ['id', 'updated', 'published'].includes(node.local))
    .filter((node) => node.text !== node.text.trim())
    .map((node) => error('UnexpectedWhitespace', nameOf(node)));

export const InvalidTextType: Rule = ({ root }) =>
  [...walk(root)]
    .filter((node) => node.uri === ns.atom && ['title', 'subtitle', 'summary', 'rights'].includes(node.local))
    .filter((node) => !['text', 'html', 'xhtml', undefined].includes(attribute(node, 'type')))
    .map((node) => error('InvalidTextType', nameOf(node)));

const links = (node: Node): Node[] => children(node, ns.atom, 'link');
const rel = (link: Node): string => attribute(link, 'rel') ?? 'alternate';

export const atomRules: Rule[] = [
  MissingElement,
  MissingAuthor,
  UndefinedElement,
  MisplacedMetadata,
  DuplicateEntries,
  DuplicateUpdated,
  NonCanonicalURI,
  InvalidRFC3339Date,
  MissingContentOrAlternate,
  MissingTextualContent,
  DuplicateAtomLink,
  MissingHref,
  AtomLinkNotEmpty,
  MissingTerm,
  UnexpectedWhitespace,
  InvalidTextType,
];
