import type { Element } from 'domhandler';

/** Emphasis that style sheets and `style` attributes give to text. `false` takes back what the element says. */
export interface Emphasis {
  strong?: boolean;
  em?: boolean;
  sup?: boolean;
  sub?: boolean;
  struck?: boolean;
}

export type ClassRules = ReadonlyMap<string, string>;

const maxRules = 5000;

/** Declarations by class name; Google Docs writes all emphasis so (`.c4{font-weight:700}`). */
export function readClassRules(css: string): ClassRules {
  const rules = new Map<string, string>();
  for (const match of css.matchAll(/\.([\w-]{1,80})\s*\{([^{}]{0,2000})\}/g)) {
    if (rules.size >= maxRules) break;
    const [, name = '', declarations = ''] = match;
    rules.set(name, `${rules.get(name) ?? ''};${declarations}`);
  }
  return rules;
}

/** The declarations that reach an element through its classes and its `style`. */
export function declarationsOf(element: Element, rules: ClassRules): string {
  const names = element.attribs.class?.split(/\s+/) ?? [];
  const parts = names.flatMap((name) => rules.get(name) ?? []);
  return [...parts, element.attribs.style ?? ''].join(';');
}

/** The value of the last declaration of a property; `mso-bidi-font-weight` is not `font-weight`. */
export function propertyOf(declarations: string, property: string): string | undefined {
  let value: string | undefined;
  for (const declaration of declarations.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property) {
      value = declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
    }
  }
  return value;
}

export function emphasisOf(declarations: string): Emphasis {
  if (declarations === ';' || declarations === '') return {};
  const weight = propertyOf(declarations, 'font-weight');
  const slant = propertyOf(declarations, 'font-style');
  const align = propertyOf(declarations, 'vertical-align');
  const line =
    propertyOf(declarations, 'text-decoration') ?? propertyOf(declarations, 'text-decoration-line');
  return {
    ...(weight && { strong: /^(?:bold|bolder|[6-9]00)/.test(weight) }),
    ...(slant && { em: /^(?:italic|oblique)/.test(slant) }),
    ...(align && { sup: align.startsWith('super'), sub: align.startsWith('sub') }),
    ...(line && { struck: line.includes('line-through') }),
  };
}

export const isHiddenText = (declarations: string): boolean =>
  propertyOf(declarations, 'display') === 'none' || propertyOf(declarations, 'mso-hide') === 'all';
