import type { Draft, NamedTime } from '../../story/draft.ts';
import { elements, isElement, rawText, type XmlElement } from '../xml/element.ts';

const verbs =
  /^(?:releas(?:e|ed|ing)|publish(?:ing)?|publication|embargo(?:ed|s)?|live|available|availability|visible|visibility|schedul(?:e|ed|ing)|hold|display|sperrfrist|golive)$/;
const times =
  /^(?:at|time|timestamp|on|date|datetime|day|from|after|until|till|schedule|scheduled|start|starts|begin|begins|not|before|utc|gmt|ts)$/;
const joined =
  /(?:release|publish|publication|embargo(?:ed)?|golive|live|available|availability|visible|scheduled?|hold)(?:at|time|timestamp|on|date|datetime|from|after|until|till|schedule|start)$/;
const alone = /^(?:x)?(?:embargo\w*|golive|scheduled(?:for)?|notbefore|dateavailable|sperrfrist)$/;
/** What systems call the time at which a story was published, not the time until which it waits. */
const ofTheStory =
  /^(?:pubdate|publicationdate|publicationtime|publicationdatetime|publishdate|publishtime|datereleased?|dateissued|livestart\w*|liveblog\w*)$/;

/** Elements with running text, which holds no fields. */
const texts = /^(?:body|content|encoded|description|summary|DataContent|inlineXML|ContentItem|text|html)$/;

const longestName = 60;
const mostFound = 20;
const mostNodes = 5000;
const deepest = 12;

/** Does the name of a field say, by its parts, that a story is to wait: `publish_at`, `goLive`, `Release-Time`? */
export function soundsLikeEmbargo(name: string): boolean {
  if (name.length > longestName) return false;
  const folded = name.toLowerCase().replace(/[^a-z]/g, '');
  if (ofTheStory.test(folded)) return false;
  if (alone.test(folded) || joined.test(folded)) return true;
  const parts = name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z]+/);
  return parts.some((part) => verbs.test(part)) && parts.some((part) => times.test(part));
}

/**
 * Keeps the values of fields without a place in a draft whose names sound like an embargo. Whether such a value is a
 * moment still to come, which holds the story, is decided by the normaliser.
 */
export function keepEmbargoFields(
  draft: Pick<Draft, 'mayWait' | 'embargoed'>,
  fields: Iterable<readonly [name: string, value: unknown]>,
): void {
  if (draft.embargoed !== undefined) return;
  const found: NamedTime[] = [];
  for (const [name, value] of fields) {
    if (found.length >= mostFound) break;
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const text = String(value).trim();
    // A time has figures, and is short.
    if (text.length < 6 || text.length > 80 || !/\d/.test(text) || !soundsLikeEmbargo(name)) continue;
    found.push({ name, value: text });
  }
  if (found.length > 0) draft.mayWait = [...(draft.mayWait ?? []), ...found].slice(0, mostFound);
}

/** The fields of a JSON value at every depth, as far as is reasonable. */
export function* fieldsOfJson(value: unknown): Generator<readonly [string, unknown]> {
  let left = mostNodes;
  const open: [value: unknown, depth: number][] = [[value, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [here, depth] = next;
    if (typeof here !== 'object' || here === null || depth > deepest) continue;
    for (const [name, inner] of Object.entries(here)) {
      left -= 1;
      if (left < 0) return;
      if (!Array.isArray(here)) yield [name, inner];
      open.push([inner, depth + 1]);
    }
  }
}

/**
 * The fields of an element: attributes and elements without children by their names, and the pairs of name and value
 * that metadata is written in (`<meta name="" content="">`, `<Property FormalName="" Value="">`).
 */
export function* fieldsOfXml(root: XmlElement): Generator<readonly [string, string]> {
  let left = mostNodes;
  const open: [element: XmlElement, depth: number][] = [[root, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [element, depth] = next;
    left -= 1;
    if (left < 0) return;
    const { attributes } = element;
    for (const [name, value] of Object.entries(attributes)) yield [name.replace(/^.*:/, ''), value];
    const inner = elements(element);
    const value = attributes.content ?? attributes.value ?? attributes.Value ?? attributes.norm;
    const text =
      inner.length === 0
        ? element.children
            .filter((node) => !isElement(node))
            .map(rawText)
            .join('')
        : '';
    for (const name of [attributes.name, attributes.property, attributes.FormalName, attributes.key])
      if (name !== undefined) yield [name.replace(/^.*:/, ''), value ?? text];
    yield [element.name, value ?? text];
    if (depth < deepest && !texts.test(element.name))
      for (const child of inner) open.push([child, depth + 1]);
  }
}
