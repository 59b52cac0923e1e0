import { Parser } from 'htmlparser2';
import { error, type Finding, type Rule, warning } from './rule.ts';
import { type Node, nameOf, ns, walk } from './tree.ts';

/** Elements that hold HTML: `safeHtml` in the validator, and Atom text of type html. */
const holdsHtml = (node: Node): boolean =>
  (node.uri === ns.none && node.local === 'description' && node.parent?.local === 'item') ||
  (node.uri === ns.content && node.local === 'encoded') ||
  (node.uri === ns.atom && node.attributes.some((one) => one.local === 'type' && one.value === 'html'));

/** Elements that hold plain text: `nonhtml` in the validator. */
const textElements = new Set(
  [
    [ns.none, 'title'],
    [ns.none, 'category'],
    [ns.none, 'copyright'],
    [ns.dc, 'rights'],
    [ns.media, 'title'],
    [ns.media, 'description'],
    [ns.atom, 'title'],
    [ns.atom, 'subtitle'],
    [ns.atom, 'summary'],
    [ns.atom, 'rights'],
    [ns.atom, 'name'],
    [ns.atom, 'generator'],
  ].map(([uri, local]) => `${uri} ${local}`),
);
const holdsText = (node: Node): boolean =>
  (textElements.has(`${node.uri} ${node.local}`) && !holdsHtml(node)) ||
  (node.uri === ns.none && node.local === 'description' && node.parent?.local === 'channel');

const safe = new Set(
  (
    'a abbr address article aside audio b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em ' +
    'figure figcaption footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p picture pre q rp rt ruby s samp ' +
    'section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr'
  ).split(' '),
);
const risky = new Set(
  'script style iframe object embed applet frame frameset base link meta html head body title form'.split(
    ' ',
  ),
);
const safeAttributes = new Set(
  (
    'abbr alt align cite class colspan datetime dir height href hreflang id lang loading name poster preload rel rowspan scope ' +
    'span src srcset sizes start title type value width controls'
  ).split(' '),
);
const voids = new Set('br col hr img source track wbr area embed input link meta'.split(' '));

interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/** Tags of a fragment, and whether every element was closed in order. */
const readHtml = (html: string): { tags: Tag[]; balanced: boolean } => {
  const tags: Tag[] = [];
  const open: string[] = [];
  let balanced = true;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      tags.push({ name, attributes });
      if (!voids.has(name)) open.push(name);
    },
    onclosetag: (name, implied) => {
      if (voids.has(name)) return;
      if (implied || open.pop() !== name) balanced = false;
    },
  });
  parser.end(html);
  return { tags, balanced: balanced && open.length === 0 };
};

const html = (feed: Parameters<Rule>[0]) =>
  [...walk(feed.root)].filter(holdsHtml).map((node) => ({ node, ...readHtml(node.text) }));

export const SecurityRisk: Rule = (feed) =>
  html(feed).flatMap(({ node, tags }) =>
    tags
      .filter((tag) => risky.has(tag.name))
      .map((tag) => warning('SecurityRisk', `${nameOf(node)}: <${tag.name}>`)),
  );

export const SecurityRiskAttr: Rule = (feed) =>
  html(feed).flatMap(({ node, tags }) =>
    tags.flatMap((tag) =>
      Object.keys(tag.attributes)
        .filter((name) => !safeAttributes.has(name) && !name.startsWith('data-'))
        .map((name) => warning('SecurityRiskAttr', `${nameOf(node)}: <${tag.name} ${name}>`)),
    ),
  );

/** The validator parses strictly: an unknown tag, a tag that is not closed, and a bare `&` or `<` are errors. */
export const NotHtml: Rule = (feed) =>
  html(feed).flatMap(({ node, tags, balanced }) => {
    const findings: Finding[] = tags
      .filter((tag) => !safe.has(tag.name) && !risky.has(tag.name))
      .map((tag) => warning('NotHtml', `${nameOf(node)}: unknown <${tag.name}>`));
    if (!balanced)
      findings.push(warning('NotHtml', `${nameOf(node)}: not closed in order: ${node.text.slice(0, 200)}`));
    if (/&(?![a-z]+\d*;|#\d+;|#x[0-9a-f]+;|[\s<&]|$)/i.test(node.text))
      findings.push(warning('NotHtml', `${nameOf(node)}: bare &`));
    if (/<(?![a-z/!])/i.test(node.text)) findings.push(warning('NotHtml', `${nameOf(node)}: bare <`));
    return findings;
  });

export const ContainsRelRef: Rule = (feed) =>
  html(feed).flatMap(({ node, tags }) =>
    tags.flatMap((tag) =>
      ['href', 'src']
        .filter((name) => tag.attributes[name] !== undefined && !/^\w+:/.test(tag.attributes[name] ?? ''))
        .map((name) => warning('ContainsRelRef', `${nameOf(node)}: ${tag.attributes[name]}`)),
    ),
  );

const htmlTags = /<\/(\w+)>/g;
const htmlEntity = /&(#?\w+)/g;
const knownEntities = new Set([
  'amp',
  'lt',
  'gt',
  'quot',
  'apos',
  'nbsp',
  'copy',
  'eacute',
  'mdash',
  'ndash',
]);

/**
 * Plain text that looks like HTML. Entities are excused when the source line writes a character as a hexadecimal
 * reference, which the validator takes as a sign that the writer knows what he does.
 */
export const ContainsHTML: Rule = (feed) =>
  [...walk(feed.root)].filter(holdsText).flatMap((node) => {
    const endTag = [...node.text.matchAll(htmlTags)].find(
      (match) => safe.has(match[1] ?? '') || risky.has(match[1] ?? ''),
    );
    if (endTag) return [warning('ContainsHTML', `${nameOf(node)}: ${endTag[0]}`)];
    const entity = [...node.text.matchAll(htmlEntity)].find(
      (match) => knownEntities.has(match[1] ?? '') || !/^[a-z]+$/i.test(match[1] ?? ''),
    );
    const excused = feed.xml.includes('&#x');
    return entity && !excused ? [warning('ContainsHTML', `${nameOf(node)}: ${entity[0]}`)] : [];
  });

export const htmlRules: Rule[] = [SecurityRisk, SecurityRiskAttr, NotHtml, ContainsRelRef, ContainsHTML];

/** A fragment of HTML, judged on its own (JSON Feed's content_html). */
export const checkHtml = (fragment: string): Finding[] => {
  const node: Node = {
    prefix: 'content',
    uri: ns.content,
    local: 'encoded',
    attributes: [],
    children: [],
    text: fragment,
  };
  const feed = { xml: '', root: node, location: '', now: '' };
  return [SecurityRisk, SecurityRiskAttr, NotHtml, ContainsRelRef].flatMap((rule) => rule(feed));
};

export const unreadable = (detail: string): Finding => error('SAXError', detail);
