import { isForeign } from './common-rules.ts';
import { error, type Feed, type Rule, warning } from './rule.ts';
import { attribute, child, children, type Node, nameOf, ns, walk } from './tree.ts';
import { isFullUri, isPositiveInteger, rfc822Fault, rfc3339Fault } from './values.ts';

const channelOf = (feed: Feed): Node | undefined => child(feed.root, ns.none, 'channel');
const itemsOf = (feed: Feed): Node[] => {
  const channel = channelOf(feed);
  return channel ? children(channel, ns.none, 'item') : [];
};

export const InvalidRSSVersion: Rule = ({ root }) =>
  attribute(root, 'version') === '2.0' ? [] : [error('InvalidRSSVersion', attribute(root, 'version') ?? '')];

const missing =
  (rule: string, local: string): Rule =>
  (feed) => {
    const channel = channelOf(feed);
    return channel && child(channel, ns.none, local) ? [] : [error(rule, local)];
  };
export const MissingTitle = missing('MissingTitle', 'title');
export const MissingLink = missing('MissingLink', 'link');
export const MissingDescription = missing('MissingDescription', 'description');

const channelElements = new Set(
  'title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs cloud ttl image rating skipHours skipDays item'.split(
    ' ',
  ),
);
const itemElements = new Set(
  'title link description author category comments enclosure guid pubDate source'.split(' '),
);
/** Extension elements that the validator knows in an item (`extension.py`). */
const extensions = new Set(
  (
    'content:encoded dc:title dc:creator dc:subject dc:description dc:publisher dc:contributor dc:date dc:type dc:format dc:identifier ' +
    'dc:source dc:language dc:relation dc:coverage dc:rights dcterms:alternative dcterms:abstract dcterms:created dcterms:valid ' +
    'dcterms:available dcterms:issued dcterms:modified dcterms:spatial dcterms:temporal dcterms:audience dcterms:accessRights ' +
    'dcterms:license dcterms:provenance dcterms:rightsHolder media:content media:group media:credit media:description media:title ' +
    'media:thumbnail media:copyright media:keywords atom:link atom:updated'
  ).split(' '),
);

export const UndefinedElement: Rule = (feed) => {
  const check = (parent: Node, allowed: Set<string>) =>
    parent.children
      .filter((one) => !isForeign(one))
      .filter((one) => (one.uri === ns.none ? !allowed.has(one.local) : !extensions.has(nameOf(one))))
      .map((one) => error('UndefinedElement', `${parent.local}/${nameOf(one)}`));
  const channel = channelOf(feed);
  return [
    ...(channel ? check(channel, channelElements) : []),
    ...itemsOf(feed).flatMap((item) => check(item, itemElements)),
  ];
};

/** Items stand after the channel's own elements. */
export const MisplacedItem: Rule = (feed) => {
  const names = (channelOf(feed)?.children ?? []).map((one) => one.local);
  const first = names.indexOf('item');
  return first >= 0 && names.slice(first).some((name) => name !== 'item')
    ? [warning('MisplacedItem', 'item')]
    : [];
};

export const InvalidRFC2822Date: Rule = (feed) =>
  [...walk(feed.root)]
    .filter((node) => node.local === 'pubDate' || node.local === 'lastBuildDate')
    .flatMap((node) => {
      const fault = rfc822Fault(node.text, feed.now);
      if (fault === undefined) return [];
      return [fault === 'ImplausibleDate' ? warning(fault, node.text) : error(fault, node.text)];
    });

export const InvalidW3CDTFDate: Rule = (feed) =>
  [...walk(feed.root)]
    .filter((node) => node.uri === ns.dcterms && ['modified', 'created', 'issued'].includes(node.local))
    .filter((node) => rfc3339Fault(node.text, feed.now) !== undefined)
    .map((node) => error('InvalidW3CDTFDate', node.text));

export const ItemMustContainTitleOrDescription: Rule = (feed) =>
  itemsOf(feed)
    .filter((item) => !child(item, ns.none, 'title') && !child(item, ns.none, 'description'))
    .map(() => error('ItemMustContainTitleOrDescription', 'item'));

export const MissingGuid: Rule = (feed) =>
  itemsOf(feed)
    .filter((item) => !child(item, ns.none, 'guid'))
    .map(() => warning('MissingGuid', 'item'));

export const DuplicateValue: Rule = (feed) => {
  const guids = itemsOf(feed).map((item) => child(item, ns.none, 'guid')?.text ?? '');
  return guids
    .filter((guid, index) => guids.indexOf(guid) !== index)
    .map((guid) => error('DuplicateValue', guid));
};

/** A guid is a permanent link unless it says that it is not. */
export const InvalidPermalink: Rule = (feed) =>
  itemsOf(feed)
    .flatMap((item) => children(item, ns.none, 'guid'))
    .filter((guid) => attribute(guid, 'isPermaLink') !== 'false' && !/^https?:/.test(guid.text))
    .map((guid) => error('InvalidPermalink', guid.text));

export const NeedDescriptionBeforeContent: Rule = (feed) =>
  itemsOf(feed)
    .filter((item) => {
      const names = item.children.map(nameOf);
      const content = names.indexOf('content:encoded');
      const description = names.indexOf('description');
      return content >= 0 && (description < 0 || description > content);
    })
    .map(() => warning('NeedDescriptionBeforeContent', 'item'));

const sameMeaning = [
  ['author', 'dc:creator'],
  ['category', 'dc:subject'],
  ['pubDate', 'dc:date'],
  ['pubDate', 'atom:published'],
  ['guid', 'atom:id'],
  ['source', 'dc:source'],
  ['language', 'dc:language'],
  ['copyright', 'dc:rights'],
  ['lastBuildDate', 'dcterms:modified'],
  ['managingEditor', 'dc:creator'],
] as const;

export const DuplicateSemantics: Rule = (feed) =>
  [channelOf(feed), ...itemsOf(feed)].flatMap((holder) => {
    const names = new Set(holder?.children.map(nameOf));
    return sameMeaning
      .filter(([core, extension]) => names.has(core) && names.has(extension))
      .map(([core, extension]) => warning('DuplicateSemantics', `${core} and ${extension}`));
  });

export const InvalidMediaMedium: Rule = (feed) =>
  media(feed, 'content')
    .filter(
      (node) =>
        !['image', 'audio', 'video', 'document', 'executable', undefined].includes(attribute(node, 'medium')),
    )
    .map((node) => error('InvalidMediaMedium', attribute(node, 'medium') ?? ''));

export const InvalidPositiveInteger: Rule = (feed) =>
  media(feed, 'content').flatMap((node) =>
    ['width', 'height', 'fileSize']
      .map((name) => attribute(node, name))
      .filter((value) => value !== undefined && !isPositiveInteger(value))
      .map((value) => error('InvalidPositiveInteger', value ?? '')),
  );

export const MediaGroupWithoutAlternatives: Rule = (feed) =>
  media(feed, 'group')
    .filter((node) => children(node, ns.media, 'content').length < 2)
    .map(() => error('MediaGroupWithoutAlternatives', 'media:group'));

export const InvalidTtl: Rule = (feed) =>
  [...walk(feed.root)]
    .filter((node) => node.uri === ns.none && node.local === 'ttl' && !isPositiveInteger(node.text))
    .map((node) => error('InvalidPositiveInteger', node.text));

/** `link` of channel and items; other addresses are in the common rules. */
export const InvalidLink: Rule = (feed) =>
  [channelOf(feed), ...itemsOf(feed)]
    .map((holder) => (holder ? child(holder, ns.none, 'link')?.text : undefined))
    .filter((value) => value !== undefined && !isFullUri(value))
    .map((value) => error('InvalidLink', value ?? ''));

const media = (feed: Feed, local: string): Node[] =>
  [...walk(feed.root)].filter((node) => node.uri === ns.media && node.local === local);

export const rssRules: Rule[] = [
  InvalidRSSVersion,
  MissingTitle,
  MissingLink,
  MissingDescription,
  UndefinedElement,
  MisplacedItem,
  InvalidRFC2822Date,
  InvalidW3CDTFDate,
  ItemMustContainTitleOrDescription,
  MissingGuid,
  DuplicateValue,
  InvalidPermalink,
  NeedDescriptionBeforeContent,
  DuplicateSemantics,
  InvalidMediaMedium,
  InvalidPositiveInteger,
  MediaGroupWithoutAlternatives,
  InvalidTtl,
  InvalidLink,
];
