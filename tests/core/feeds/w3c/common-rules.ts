import { error, type Rule, warning } from './rule.ts';
import { attribute, type Node, nameOf, ns, walk } from './tree.ts';
import { isFullUri, isLanguage, isMimeType } from './values.ts';

/** Namespaces that the validator knows (`base.py`), with the prefix it expects. */
const known = new Map<string, string>([
  [ns.atom, 'atom'],
  [ns.content, 'content'],
  [ns.dc, 'dc'],
  [ns.dcterms, 'dcterms'],
  [ns.media, 'media'],
  ['http://purl.org/syndication/history/1.0', 'fh'],
  ['http://purl.org/syndication/thread/1.0', 'thr'],
]);

/** The validator looks into elements of a namespace that it does not know no further (`eater`). */
export const isForeign = (node: Node): boolean => node.uri !== ns.none && !known.has(node.uri);

const declarations = (root: Node) =>
  [...walk(root)].flatMap((node) => node.attributes.filter((one) => one.uri === ns.xmlns));

export const UnknownNamespace: Rule = ({ root }) =>
  declarations(root)
    .filter((one) => !known.has(one.value))
    .map((one) => warning('UnknownNamespace', one.value));

/** A prefix that the validator expects for another namespace, or `atom:` inside an Atom feed. */
export const ReservedPrefix: Rule = ({ root }) =>
  declarations(root)
    .filter(
      (one) =>
        one.prefix === 'xmlns' &&
        [...known].some(([uri, prefix]) => prefix === one.local && uri !== one.value),
    )
    .map((one) => warning('ReservedPrefix', one.local));

export const AvoidNamespacePrefix: Rule = ({ root }) =>
  root.uri === ns.atom && root.prefix !== '' ? [warning('AvoidNamespacePrefix', root.prefix)] : [];

export const BadCharacters: Rule = ({ root }) =>
  [...walk(root)]
    .filter((node) =>
      [node.text, ...node.attributes.map((one) => one.value)].some((text) => /[\x80-\x9F\uFFFD]/.test(text)),
    )
    .map((node) => warning('BadCharacters', nameOf(node)));

/** Elements that may stand more than once among their siblings. */
const repeatable = new Set([
  'item',
  'category',
  'entry',
  'author',
  'contributor',
  'link',
  'dc:creator',
  'dc:contributor',
  'dc:publisher',
  'dc:identifier',
  'dc:coverage',
  'dcterms:spatial',
  'dcterms:alternative',
  'media:content',
  'media:group',
  'media:credit',
  'atom:link',
  'at:deleted-entry',
]);

export const DuplicateElement: Rule = ({ root }) =>
  [...walk(root)].flatMap((node) => {
    const seen = new Set<string>();
    return node.children.flatMap((one) => {
      const name = nameOf(one);
      const twice = seen.has(name) && !repeatable.has(name);
      seen.add(name);
      return twice ? [error('DuplicateElement', name)] : [];
    });
  });

/** Elements and attributes that hold an absolute address. */
const addresses = (node: Node): string[] => {
  const found: (string | undefined)[] = [];
  if (node.uri === ns.none && ['link', 'docs', 'guid', 'comments'].includes(node.local))
    found.push(node.text);
  if (node.uri === ns.atom && ['id', 'uri'].includes(node.local)) found.push(node.text);
  if (node.uri === ns.atom && node.local === 'link') found.push(attribute(node, 'href') ?? '');
  if (node.uri === ns.atom && node.local === 'category') found.push(attribute(node, 'scheme'));
  if (node.uri === ns.media) found.push(attribute(node, 'url'));
  if (node.local === 'enclosure' || node.local === 'source') found.push(attribute(node, 'url'));
  return found.filter((one) => one !== undefined);
};

export const InvalidFullLink: Rule = ({ root }) =>
  [...walk(root)].flatMap((node) =>
    addresses(node)
      .filter((value) => !isFullUri(value))
      .map((value) => error('InvalidFullLink', `${nameOf(node)}: ${value}`)),
  );

export const InvalidLanguage: Rule = ({ root }) =>
  [...walk(root)].flatMap((node) => {
    const values = [attribute(node, 'lang', ns.xml), attribute(node, 'hreflang')];
    if (node.local === 'language') values.push(node.text);
    return values
      .filter((one) => one !== undefined && !isLanguage(one))
      .map((one) => error('InvalidLanguage', one ?? ''));
  });

export const InvalidMIMEType: Rule = ({ root }) =>
  [...walk(root)].flatMap((node) => {
    const type = isForeign(node) ? undefined : attribute(node, 'type');
    const textType = ['text', 'html', 'xhtml', 'plain'].includes(type ?? '');
    return type === undefined || textType || isMimeType(type)
      ? []
      : [error('InvalidMIMEType', `${nameOf(node)}: ${type}`)];
  });

/** Elements with an obligation to say something. */
export const NotBlank: Rule = ({ root }) =>
  [...walk(root)]
    .filter((node) =>
      ['title', 'category', 'name', 'guid', 'id', 'ttl', 'summary', 'content'].includes(node.local),
    )
    .filter(
      (node) =>
        node.text.trim() === '' &&
        node.attributes.every((one) => one.local !== 'term' && one.local !== 'url'),
    )
    .map((node) => warning('NotBlank', nameOf(node)));

/** The self link: there, of the right type, and the address at which the feed stands. */
export const MissingSelf: Rule = ({ root }) =>
  selfLinks(root).length === 0 ? [warning('MissingSelf', nameOf(root))] : [];

export const SelfDoesntMatchLocation: Rule = ({ root, location }) =>
  selfLinks(root)
    .filter((link) => attribute(link, 'href') !== location)
    .map((link) => warning('SelfDoesntMatchLocation', attribute(link, 'href') ?? ''));

export const SelfNotAtom: Rule = ({ root }) =>
  selfLinks(root)
    .filter(
      (link) => !['application/atom+xml', 'application/rss+xml'].includes(attribute(link, 'type') ?? ''),
    )
    .map((link) => warning('SelfNotAtom', attribute(link, 'type') ?? ''));

const selfLinks = (root: Node): Node[] => {
  const holder = root.uri === ns.atom ? root : root.children.find((one) => one.local === 'channel');
  return (holder?.children ?? []).filter(
    (one) => one.uri === ns.atom && one.local === 'link' && attribute(one, 'rel') === 'self',
  );
};

const relations = [
  'alternate',
  'enclosure',
  'hub',
  'license',
  'next',
  'prev-archive',
  'next-archive',
  'current',
  'related',
  'self',
  'via',
];

export const UnregisteredAtomLinkRel: Rule = ({ root }) =>
  [...walk(root)]
    .filter((node) => node.uri === ns.atom && node.local === 'link')
    .filter((node) => !relations.includes(attribute(node, 'rel') ?? 'alternate'))
    .map((node) => warning('UnregisteredAtomLinkRel', attribute(node, 'rel') ?? ''));

export const commonRules: Rule[] = [
  UnknownNamespace,
  ReservedPrefix,
  AvoidNamespacePrefix,
  BadCharacters,
  DuplicateElement,
  InvalidFullLink,
  InvalidLanguage,
  InvalidMIMEType,
  NotBlank,
  MissingSelf,
  SelfDoesntMatchLocation,
  SelfNotAtom,
  UnregisteredAtomLinkRel,
];
