import type { Source } from '../mapping/rows.ts';
import { attribute, descendants, elements, text, type XmlElement } from './element.ts';
import { core, extended, isExtensionPrefix } from './namespaces.ts';

interface Step {
  name: string;
  /** Looks below all levels. */
  deep: boolean;
  /** Only elements with this value of this attribute, in any case. */
  filter?: { attribute: string; value: string };
}

const steps = new Map<string, { steps: Step[]; attribute?: string }>();

/** Paths are constants of the formats, so each is taken apart once. */
function parsed(path: string): { steps: Step[]; attribute?: string } {
  let known = steps.get(path);
  if (known === undefined) {
    known = { steps: [] };
    for (const [, slashes = '', at, name = '', by, value = ''] of path.matchAll(
      /(\/{0,2})(@)?([\w:.-]+)(?:\[@([\w:.-]+)=([^\]]*)\])?/g,
    )) {
      if (at !== undefined) known.attribute = name;
      else
        known.steps.push({
          name,
          deep: slashes === '//',
          ...(by !== undefined && { filter: { attribute: by, value: value.toLowerCase() } }),
        });
    }
    steps.set(path, known);
  }
  return known;
}

type Children = (parent: XmlElement, name: string) => XmlElement[];

const next = (
  from: readonly XmlElement[],
  { name, deep, filter }: Step,
  children: Children,
): XmlElement[] => {
  const found = from.flatMap((element) => (deep ? descendants(element, name) : children(element, name)));
  return filter === undefined
    ? found
    : found.filter((element) => attribute(element, filter.attribute)?.toLowerCase() === filter.value);
};

const valuesAt = (root: XmlElement, path: string, children: Children): string[] => {
  const { steps, attribute: wanted } = parsed(path);
  let found: XmlElement[] = [root];
  for (const step of steps) found = next(found, step, children);
  return found.flatMap(
    (element) => (wanted === undefined ? text(element) : attribute(element, wanted)) ?? [],
  );
};

/**
 * The values below an element. Paths are a small part of XPath: `a/b` children by local name, `//a` descendants,
 * `a/@b` an attribute, `a[@b=c]` elements whose attribute has this value, in any case.
 */
export const xmlSource = (root: XmlElement | undefined): Source => ({
  all: (path) => (root === undefined ? [] : valuesAt(root, path, elements)),
});

const feedChildren: Children = (parent, name) => {
  const [prefix = '', local] = name.split(':');
  return local !== undefined && isExtensionPrefix(prefix)
    ? extended(parent, prefix, local)
    : core(parent, name);
};

/**
 * The same for feeds: names without a prefix are the feed's own, `dc:title` is an element of an extension (see
 * `namespaces.ts`) whatever prefix the document gives it.
 */
export const feedSource = (root: XmlElement | undefined): Source => ({
  all: (path) => (root === undefined ? [] : valuesAt(root, path, feedChildren)),
});
