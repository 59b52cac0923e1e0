import type { Draft } from '../../../story/draft.ts';
import { putLanguage } from '../../draft/fill.ts';
import { attribute, child, descendants, elements, type XmlElement } from '../../xml/element.ts';
import { isMedium, readBody } from './content.ts';
import { readDescriptive } from './descriptive.ts';
import { readNewsLines } from './newslines.ts';
import { readPictures } from './pictures.ts';
import { readRights } from './rights.ts';
import { readParts, roleOf, textRank } from './roles.ts';

/**
 * The tree of `NewsComponent`s (NewsML 1.2 §6). The text and what is said about it come from the component that
 * holds it and from those around it, the nearest first; components that hold a picture belong to the picture.
 */
export function readComponents(draft: Draft, components: readonly XmlElement[], itemLanguage?: string): void {
  const chain = textChain(components);
  for (const component of [...chain].reverse()) {
    readNewsLines(draft, child(component, 'NewsLines'));
    readRights(draft, component);
    readDescriptive(draft, component);
  }
  const stated = [...chain].reverse().map((component) => attribute(component, 'xml:lang'));
  putLanguage(draft, ...stated, itemLanguage);
  const innermost = chain.at(-1);
  if (innermost !== undefined) readBody(draft, innermost);
  const parent = chain.at(-2);
  readParts(draft, parent === undefined ? components : elements(parent, 'NewsComponent'));
  const pictures = components.flatMap((component) => readPictures(component));
  if (pictures.length > 0) draft.associations = [...(draft.associations ?? []), ...pictures];
}

/** Components from the outermost down to the one whose content is the story's text. */
function textChain(components: readonly XmlElement[]): XmlElement[] {
  for (const component of [...components].sort(byRole)) {
    if (holdsText(component)) return [component];
    const inner = elements(component, 'NewsComponent');
    const chain = textChain(inner);
    if (chain.length > 0) return [component, ...chain];
  }
  const first = components[0];
  return first === undefined || isMediumComponent(first) ? [] : [first];
}

const byRole = (one: XmlElement, other: XmlElement): number => textRank(one) - textRank(other);

function holdsText(component: XmlElement): boolean {
  if (/caption/i.test(roleOf(component))) return false;
  return elements(component, 'ContentItem').some(
    (item) => !isMedium(item) && descendants(item, 'DataContent').length > 0,
  );
}

const isMediumComponent = (component: XmlElement): boolean =>
  elements(component, 'ContentItem').some(isMedium);
