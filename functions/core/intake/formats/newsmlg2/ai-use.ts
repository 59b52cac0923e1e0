import { sourceTypeOf } from '../../../story/ai-use.ts';
import { aiUseOf } from '../../../story/read-ai-use.ts';
import type { AiUse } from '../../../story/schema.ts';
import { attribute, child, childText, elements, type XmlElement } from '../../xml/element.ts';
import { coded } from './qcode.ts';

/** The digital source type of an item (NewsML-G2 2.33). */
export const sourceTypeIn = (meta: XmlElement | undefined): string | undefined => {
  const stated = child(meta, 'digitalSourceType');
  return sourceTypeOf(coded(stated) ?? childText(stated, 'name'));
};

/** The relations of Dateline's own extension properties end in these names. */
const relation = /#ai-use-([a-z-]+)$/;

/** The use of AI in a story: the source type of the standard, and Dateline's own extension properties for the rest. */
export function aiUseIn(meta: XmlElement): AiUse | undefined {
  const own = new Map(
    elements(meta, 'contentMetaExtProperty').flatMap((property) => {
      const name = relation.exec(attribute(property, 'reluri') ?? '')?.[1];
      return name === undefined ? [] : [[name, attribute(property, 'value')] as const];
    }),
  );
  return aiUseOf({
    extent: own.get('extent'),
    digitalSourceType: sourceTypeIn(meta),
    tool: own.get('tool'),
    reviewedBy: own.get('reviewed-by'),
    reviewedAt: own.get('reviewed-at'),
    responsible: own.get('responsible'),
    responsibleUrl: own.get('responsible-url'),
  });
}
