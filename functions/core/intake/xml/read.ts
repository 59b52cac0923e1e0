import { SaxesParser } from 'saxes';
import { limits } from '../../../contract/limits.ts';
import type { Problem } from '../../story/draft.ts';
import type { Change } from '../../story/schema.ts';
import { byteAt } from '../byte-at.ts';
import { repairMojibake } from '../charset/decode.ts';
import type { Sniff } from '../format.ts';
import { bareAmpersand, illegalCharacters, REPAIRED, repairCharacters } from './characters.ts';
import type { XmlElement } from './element.ts';
import { htmlEntities } from './entities.ts';

/** Bounds of a document; beyond them it is refused. Attribute length in UTF-16 units. */
export const xmlLimits = {
  depth: 256,
  attributeLength: 1_048_576,
  attributes: 256,
  elements: 1_000_000,
  textLength: limits.singleStoryUpload,
} as const;

const MAX_PROBLEMS = 20;
/** UTF-16 units that are handed to the parser at once. */
const piece = 4 * 1024 * 1024;
const NAMESPACES = { xml: 'http://www.w3.org/XML/1998/namespace' } as const;

/** UTF-8 bytes that somebody wrote as character references one by one, e.g. `&#xC2;&#xA3;`. */
const REFERENCED_MOJIBAKE =
  /&#(?:x[cCeE][2-9a-fA-F]|19[4-9]|2[0-3]\d);&#(?:x[89abAB][0-9a-fA-F]|x20|1[2-9]\d|8\d{3});/;

export type XmlDocument = { root: XmlElement; changes: Change[] } | { problems: Problem[] };

/** Thrown inside the parser's callbacks to leave it at once; never leaves this module. */
class Stop extends Error {}

/**
 * Reads an upload as XML 1.0 into a tree, in one strict pass: what is not well-formed (§2.1) is refused with
 * the byte at which it broke. A document type declaration is skipped, so no entity but the predefined ones and
 * those of HTML 4.01 §24 exists and nothing is ever fetched. Namespaces are resolved; an unbound prefix is let
 * through because agencies leave declarations out. Characters that XML forbids are taken out and recorded.
 */
export function readXml(sniff: Sniff): XmlDocument {
  const changes: Change[] = [];
  const start = sniff.text.search(/\S/);
  if (start < 0) return { problems: [{ pointer: 'byte=0', detail: 'The upload is empty.' }] };
  let source = start === 0 ? sniff.text : sniff.text.slice(start);
  const repaired = illegalCharacters.test(source);
  if (repaired) {
    source = repairCharacters(source);
    changes.push({ step: 'xml', reason: 'characters that XML forbids were taken out' });
  }

  const problems: Problem[] = [];
  const document: XmlElement = { name: '', prefix: '', namespace: '', attributes: {}, children: [] };
  const open: XmlElement[] = [document];
  const scopes: Record<string, string>[] = [NAMESPACES];
  let top = document;
  let scope: Record<string, string> = NAMESPACES;
  let count = 0;

  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.ENTITIES = htmlEntities;
  const refuse = (detail: string, position = parser.position): void => {
    const path = open.slice(1).map((element) => element.name);
    const where = path.length === 0 ? '' : ` In /${path.slice(0, 12).join('/')}.`;
    problems.push({ pointer: byteAt(sniff, start + position), detail: `${detail}${where}` });
  };
  let lastTag = 0;
  const refuseText = (): never => {
    refuse(`A text is longer than ${xmlLimits.textLength} characters.`, lastTag);
    throw new Stop();
  };
  const garbled = REFERENCED_MOJIBAKE.test(source);
  const add = (text: string): void => {
    if (open.length <= 1) return;
    let clean = repaired ? text.replaceAll(REPAIRED, '') : text;
    if (garbled) {
      const repaired = repairMojibake(clean);
      clean = repaired.text;
      if (repaired.change !== undefined && !changes.includes(repaired.change)) changes.push(repaired.change);
    }
    top.children.push(clean);
  };

  parser.on('error', (error) => {
    const bare = error.message.includes('undefined entity') ? -1 : bareAmpersand(source, parser.position);
    if (bare < 0) refuse(describe(error.message));
    else refuse('Not well-formed XML: an "&" that starts no entity; it must be written &amp;.', bare);
    // An unknown entity leaves the parser in step; after anything else it would only report echoes.
    if (!error.message.includes('undefined entity') || problems.length >= MAX_PROBLEMS) throw new Stop();
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentagstart', () => {
    count += 1;
    if (open.length > xmlLimits.depth) {
      refuse(`Elements are nested deeper than ${xmlLimits.depth}.`);
      throw new Stop();
    }
    if (count > xmlLimits.elements) {
      refuse(`There are more than ${xmlLimits.elements} elements.`);
      throw new Stop();
    }
  });
  let attributeCount = 0;
  let declares = false;
  parser.on('attribute', ({ name, value }) => {
    attributeCount += 1;
    if (attributeCount > xmlLimits.attributes || value.length > xmlLimits.attributeLength) {
      refuse(
        attributeCount > xmlLimits.attributes
          ? `An element has more than ${xmlLimits.attributes} attributes.`
          : `The attribute ${name.slice(0, 60)} is longer than ${xmlLimits.attributeLength} characters.`,
      );
      throw new Stop();
    }
    if (name.startsWith('xmlns')) declares = true;
  });
  parser.on('opentag', (tag) => {
    if (declares) {
      const inner: Record<string, string> = { ...scope };
      for (const [name, uri] of Object.entries(tag.attributes)) {
        if (name === 'xmlns') inner[''] = uri;
        else if (name.startsWith('xmlns:')) inner[name.slice(6)] = uri;
      }
      scope = inner;
      declares = false;
    }
    attributeCount = 0;
    lastTag = parser.position;
    const colon = tag.name.indexOf(':');
    const prefix = colon < 0 ? '' : tag.name.slice(0, colon);
    const element: XmlElement = {
      name: colon < 0 ? tag.name : tag.name.slice(colon + 1),
      prefix,
      namespace: Object.hasOwn(scope, prefix) ? (scope[prefix] ?? '') : '',
      attributes: repaired ? repairAttributes(tag.attributes) : tag.attributes,
      children: [],
    };
    top.children.push(element);
    open.push(element);
    scopes.push(scope);
    top = element;
  });
  parser.on('closetag', () => {
    lastTag = parser.position;
    open.pop();
    scopes.pop();
    top = open[open.length - 1] ?? document;
    scope = scopes[scopes.length - 1] ?? NAMESPACES;
  });

  try {
    const whole = source.trimEnd();
    // A long text is only reported at its end, when it has filled the memory already; so it is looked for on the way.
    for (let at = 0; at < whole.length; at += piece) {
      parser.write(whole.slice(at, at + piece));
      if (parser.position - lastTag > xmlLimits.textLength) refuseText();
    }
    parser.close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  if (problems.length > 0) return { problems };
  const root = document.children[0];
  if (root === undefined || typeof root === 'string') {
    return { problems: [{ pointer: 'byte=0', detail: 'The document has no root element.' }] };
  }
  return { root, changes };
}

function repairAttributes(attributes: Record<string, string>): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) clean[name] = value.replaceAll(REPAIRED, '');
  return clean;
}

/** The parser's message as a sentence, without its line and column. */
function describe(message: string): string {
  const plain = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  return `Not well-formed XML: ${plain}.`;
}
