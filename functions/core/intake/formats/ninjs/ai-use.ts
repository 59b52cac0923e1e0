import { sourceTypeOf } from '../../../story/ai-use.ts';
import { aiUseOf } from '../../../story/read-ai-use.ts';
import type { AiUse } from '../../../story/schema.ts';
import { isObject } from '../json/document.ts';
import { type Folded, folded, records, say } from './property.ts';

/** `digitalSourceType` of ninjs 2.2 and 3: an object with a name, an address and a literal; some send a string. */
const stated = (item: Folded): { type?: string | undefined; literal?: string | undefined } => {
  const value = item.get('digitalsourcetype');
  if (!isObject(value)) return { type: say(item, 'digitalsourcetype') };
  const source = folded(value);
  const literal = say(source, 'literal');
  return { type: say(source, 'uri') ?? literal ?? say(source, 'name'), literal };
};

/** The digital source type of a picture or another item. */
export const sourceTypeIn = (item: Folded): string | undefined => sourceTypeOf(stated(item).type);

/**
 * The use of AI in a story. Dateline's own ninjs has the extent as the literal of the source type, and the rest as people,
 * organisations and objects with relations of their own, for which the standard has no property.
 */
export function aiUseIn(item: Folded): AiUse | undefined {
  const { type, literal } = stated(item);
  const related = (list: string, rel: string): Folded | undefined =>
    records(item.get(list)).find((one) => say(one, 'rel') === rel);
  const reviewer = related('people', 'aiReviewer');
  const responsible = related('organisations', 'aiResponsible');
  const tool = related('objects', 'aiTool');
  return aiUseOf({
    extent: literal,
    digitalSourceType: type,
    tool: tool && say(tool, 'name'),
    reviewedBy: reviewer && say(reviewer, 'name'),
    reviewedAt: reviewer && say(reviewer, 'literal'),
    responsible: responsible && say(responsible, 'name'),
    responsibleUrl: responsible && say(responsible, 'uri'),
  });
}
