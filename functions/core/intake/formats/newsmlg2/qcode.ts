import { attribute, child, childText, elements, text, type XmlElement } from '../../xml/element.ts';

/** The value behind the scheme of a QCode or URI: `stat:usable` and `…/pubstatusg2/usable` give `usable`. */
export const codeOf = (coded: string): string => coded.replace(/^.*[:/#]/, '');

/** `qcode`, else `uri`, else `literal` of a property. */
export const coded = (element: XmlElement | undefined): string | undefined =>
  attribute(element, 'qcode') ?? attribute(element, 'uri') ?? attribute(element, 'literal');

/** The code of the first property of this name. */
export const firstQcode = (parent: XmlElement | undefined, name: string): string | undefined =>
  coded(child(parent, name));

/** The name of a concept: in the wanted language, else the display name, else the first; else its literal. */
export function conceptName(concept: XmlElement | undefined, language?: string): string | undefined {
  if (concept === undefined) return undefined;
  const names = elements(concept, 'name').filter((name) => text(name) !== undefined);
  const display = names.filter((name) => !/mnemonic|short|adjectival/.test(attribute(name, 'role') ?? ''));
  return (
    text(inLanguage(display.length > 0 ? display : names, language)) ??
    attribute(concept, 'literal') ??
    childText(concept, 'label')
  );
}

/** Of several language versions the one in the item's language; else one without a language, else the first. */
export function inLanguage(
  candidates: readonly XmlElement[],
  language: string | undefined,
): XmlElement | undefined {
  const primary = (tag: string | undefined): string | undefined => tag?.split('-')[0]?.toLowerCase();
  const wanted = primary(language);
  return (
    candidates.find(
      (element) => wanted !== undefined && primary(attribute(element, 'xml:lang')) === wanted,
    ) ??
    candidates.find((element) => attribute(element, 'xml:lang') === undefined) ??
    candidates[0]
  );
}
