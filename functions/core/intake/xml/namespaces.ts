import { named, text, type XmlElement } from './element.ts';

/** Namespaces of feed extensions, and the prefixes under which feeds use them without declaring them. */
const known = {
  atom: /^http:\/\/www\.w3\.org\/2005\/Atom$|^http:\/\/purl\.org\/atom\/ns#$/,
  content: /^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/,
  dc: /^http:\/\/purl\.org\/dc\/elements\/1\.[01]\/$/,
  dcterms: /^http:\/\/purl\.org\/dc\/terms\/$/,
  media: /^https?:\/\/(?:search\.yahoo\.com|www\.rssboard\.org)\/(?:mrss|media-rss)\/?$/,
  excerpt: /^http:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/$/,
  wp: /^http:\/\/wordpress\.org\/export\/[\d.]+\/$/,
  prism: /^http:\/\/prismstandard\.org\/namespaces\//,
  georss: /^http:\/\/www\.georss\.org\/georss/,
  at: /^http:\/\/purl\.org\/atompub\/tombstones\/1\.0$/,
  app: /^http:\/\/(?:www\.w3\.org\/2007\/app|purl\.org\/atom\/app#)$/,
  yandex: /^http:\/\/news\.yandex\.ru/,
} as const;
export type Extension = keyof typeof known;

/** Whether a prefix is the usual one of an extension. */
export const isExtensionPrefix = (prefix: string): prefix is Extension => Object.hasOwn(known, prefix);

/** Is the element one of the extension's, by namespace, or by the usual prefix where none is declared? */
export function isOf(element: XmlElement, extension: Extension): boolean {
  if (element.namespace !== '') return known[extension].test(element.namespace);
  return element.prefix === extension;
}

/** Children with this local name in an extension's namespace. */
export function extended(parent: XmlElement | undefined, extension: Extension, name: string): XmlElement[] {
  if (parent === undefined) return [];
  return named(parent, name).filter((node) => isOf(node, extension));
}

/** The text of the first such child. */
export const extendedText = (
  parent: XmlElement | undefined,
  extension: Extension,
  name: string,
): string | undefined => text(extended(parent, extension, name)[0]);

/** Children of a core feed element: no prefix, or one bound to the same namespace as the parent's. */
export function core(parent: XmlElement | undefined, name: string): XmlElement[] {
  if (parent === undefined) return [];
  return named(parent, name).filter(
    (node) => (node.prefix === parent.prefix || node.namespace === parent.namespace) && !isExtension(node),
  );
}

const isExtension = (element: XmlElement): boolean =>
  element.namespace === '' && isExtensionPrefix(element.prefix);

export const coreText = (parent: XmlElement | undefined, name: string): string | undefined =>
  text(core(parent, name)[0]);
