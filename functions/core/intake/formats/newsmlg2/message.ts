import { note } from '../../draft/fill.ts';
import type { ParsedItem } from '../../format.ts';
import {
  attribute,
  child,
  childText,
  descendants,
  elements,
  itemPath,
  type XmlElement,
} from '../../xml/element.ts';
import { attach, mediaByText } from './attach.ts';
import { itemClass, readItem } from './item.ts';

const ITEMS = ['newsItem', 'packageItem', 'conceptItem', 'knowledgeItem', 'planningItem', 'catalogItem'];

interface Located {
  element: XmlElement;
  pointer: string;
}

/**
 * Every text item of a message is a story of its own. Pictures in the message belong to the stories that refer
 * to them, or to the only story. A package is no story: it may still say which items belong together.
 */
export function readMessage(root: XmlElement): ParsedItem[] {
  const located = locateItems(root);
  const texts = located.filter(({ element }) => element.name === 'newsItem' && !isMedium(element));
  const media = located.filter(({ element }) => element.name === 'newsItem' && isMedium(element));
  const packages = located.filter(({ element }) => element.name === 'packageItem');
  const language = attribute(root, 'xml:lang') ?? attribute(root, 'lang');

  const elementsOf = (list: readonly Located[]): XmlElement[] => list.map(({ element }) => element);
  const taken = mediaByText(elementsOf(texts), elementsOf(media), elementsOf(packages));
  const stories = texts.map(({ element, pointer }): ParsedItem => {
    const draft = readItem(element, language);
    attach(draft, taken.get(element) ?? []);
    return { pointer, draft };
  });
  const attached = new Set([...taken.values()].flat());
  const left = media.filter(({ element }) => !attached.has(element)).map(unattached);
  return [...stories, ...left, ...packaged(packages, located, stories), ...others(located)];
}

function locateItems(root: XmlElement): Located[] {
  if (root.name !== 'newsMessage') return [{ element: root, pointer: `/${root.name}` }];
  const counts = new Map<string, number>();
  return elements(child(root, 'itemSet'), ...ITEMS).map((element) => {
    const index = counts.get(element.name) ?? 0;
    counts.set(element.name, index + 1);
    return { element, pointer: itemPath('/newsMessage/itemSet', element.name, index) };
  });
}

const isMedium = (item: XmlElement): boolean =>
  /^(?:picture|photo|video|audio|graphic|animation)$/.test(itemClass(item));

/** A picture that no story of the message refers to is reported, not lost. */
const unattached = ({ element, pointer }: Located): ParsedItem =>
  problem(
    pointer,
    `a ${itemClass(element)} item without a story that refers to it; only text items are stories`,
  );

function packaged(
  packages: readonly Located[],
  all: readonly Located[],
  stories: ParsedItem[],
): ParsedItem[] {
  const present = new Set(all.map(({ element }) => attribute(element, 'guid')));
  const problems: ParsedItem[] = [];
  for (const { element, pointer } of packages) {
    const members = descendants(element, 'itemRef').map(
      (ref) => attribute(ref, 'residref') ?? attribute(ref, 'href'),
    );
    const missing = members.filter((member) => !present.has(member)).length;
    const title =
      childText(child(element, 'contentMeta'), 'headline') ?? childText(child(element, 'itemMeta'), 'title');
    const detail = `a package${title === undefined ? '' : ` "${title.slice(0, 80)}"`} refers to ${members.length} items, ${missing} of them not in this upload; a package is no story`;
    const first = stories.find((item) => 'draft' in item);
    if (first !== undefined && 'draft' in first) {
      if (missing > 0) note(first.draft, detail);
    } else problems.push(problem(pointer, detail));
  }
  return problems;
}

function others(located: readonly Located[]): ParsedItem[] {
  return located
    .filter(({ element }) => element.name !== 'newsItem' && element.name !== 'packageItem')
    .map(({ element, pointer }) => problem(pointer, `a ${element.name} holds no story`));
}

const problem = (pointer: string, detail: string): ParsedItem => ({
  pointer,
  problems: [{ pointer, detail }],
});
