import { decode } from '../../charset/decode.ts';
import { at, attribute, descendants, elements, type XmlElement } from '../../xml/element.ts';
import { readXml } from '../../xml/read.ts';

/** What a style means for the text; styles that only look mean nothing. */
export interface Style {
  bold?: boolean;
  italic?: boolean;
  /** The display name or the name of its parent: `Title`, `Subtitle`, `Quotations`. */
  role?: string;
}

export type Styles = ReadonlyMap<string, Style>;
/** Styles may be based on each other; longer chains do not occur. */
const longestChain = 8;

/** The styles by name: automatic ones of the text, and the named ones that they are based on (ODF 1.3 part 3 §16). */
export function readStyles(content: XmlElement, common: Uint8Array | undefined, receivedAt: string): Styles {
  const named = common && readXml(decode({ bytes: common, receivedAt }));
  const lists = [
    ...(named && 'root' in named ? elements(at(named.root, 'styles'), 'style') : []),
    ...elements(at(content, 'automatic-styles'), 'style'),
  ];
  const bySheet = new Map(lists.map((style) => [attribute(style, 'style:name') ?? '', style]));
  return new Map([...bySheet.keys()].map((name) => [name, styleOf(name, bySheet)]));
}

function styleOf(name: string, all: ReadonlyMap<string, XmlElement>): Style {
  const style: Style = { role: name };
  let at: string | undefined = name;
  for (let depth = 0; at !== undefined && depth < longestChain; depth++) {
    const sheet = all.get(at);
    style.role = at;
    for (const properties of descendants(sheet, 'text-properties')) {
      const weight = attribute(properties, 'fo:font-weight');
      const slant = attribute(properties, 'fo:font-style');
      if (weight !== undefined) style.bold ??= weight === 'bold' || Number(weight) >= 600;
      if (slant !== undefined) style.italic ??= slant === 'italic' || slant === 'oblique';
    }
    // The style on which all others are based says nothing.
    const parent = attribute(sheet, 'style:parent-style-name');
    at = parent === 'Standard' ? undefined : parent;
  }
  return style;
}
