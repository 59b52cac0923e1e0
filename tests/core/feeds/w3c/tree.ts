import { SaxesParser } from 'saxes';

export interface Attribute {
  prefix: string;
  uri: string;
  local: string;
  value: string;
}

export interface Node {
  prefix: string;
  uri: string;
  local: string;
  attributes: Attribute[];
  children: Node[];
  /** Character data of this element alone. */
  text: string;
  parent?: Node;
}

export const ns = {
  none: '',
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  media: 'http://search.yahoo.com/mrss/',
  tombstone: 'http://purl.org/atompub/tombstones/1.0',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
} as const;

/** A document as a tree. Throws what saxes says when it is not well-formed or not namespace-well-formed. */
export const parseTree = (xml: string): Node => {
  const parser = new SaxesParser({ xmlns: true });
  let root: Node | undefined;
  let current: Node | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const node: Node = {
      prefix: tag.prefix,
      uri: tag.uri,
      local: tag.local,
      attributes: Object.values(tag.attributes).map(({ prefix, uri, local, value }) => ({
        prefix,
        uri,
        local,
        value,
      })),
      children: [],
      text: '',
    };
    if (current) {
      node.parent = current;
      current.children.push(node);
    } else root = node;
    current = node;
  });
  parser.on('text', (text) => {
    if (current) current.text += text;
  });
  parser.on('cdata', (text) => {
    if (current) current.text += text;
  });
  parser.on('closetag', () => {
    current = current?.parent;
  });
  parser.write(xml).close();
  if (!root) throw new Error('no root element');
  return root;
};

export const walk = function* (node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* walk(child);
};

export const children = (node: Node, uri: string, local: string): Node[] =>
  node.children.filter((child) => child.uri === uri && child.local === local);

export const child = (node: Node, uri: string, local: string): Node | undefined =>
  children(node, uri, local)[0];

export const attribute = (node: Node, local: string, uri = ''): string | undefined =>
  node.attributes.find((one) => one.local === local && one.uri === uri)?.value;

export const nameOf = (node: Node): string => (node.prefix ? `${node.prefix}:${node.local}` : node.local);
