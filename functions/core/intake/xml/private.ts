import type { Draft } from '../../story/draft.ts';
import { holdPrivate, isPrivateName, keepPrivate, keepsBack } from '../draft/private.ts';
import { wordSet } from '../draft/words.ts';
import { attribute, child, isElement, text, type XmlElement } from './element.ts';

/** Parts that are the story or a whole side of it: what constrains them constrains the story. */
const whole = wordSet(`
  newsItem itemMeta contentMeta contentSet inlineXML inlineData rightsInfo partMeta
  nitf head docdata body body.head body.content html
  NewsItem NewsManagement NewsLines AdministrativeMetadata DescriptiveMetadata DataContent
`);

/** What only the desk obeys and nobody reads; it counts in any case. */
const orders = wordSet(`
  embargoed pubStatus expires versionCreated firstCreated signal itemClass provider language urgency
  date.release date.expire du-key doc-id Status StatusWillChange FirstCreated ThisRevisionCreated
`);

/**
 * Takes the parts of an item out of its tree that are not for the public: `pubconstraint` of NewsML-G2 on whatever
 * element it stands ("applies to all descendant elements", NAR §pubconstraint), the same as a class, a type or a role,
 * and NITF's non-publishable advisory. A constraint on the text itself holds the story. One walk over the tree.
 */
export function takePrivateOut(draft: Draft, item: XmlElement): void {
  if (isPrivate(item)) holdPrivate(draft, `the ${item.name}`);
  const walk = (parent: XmlElement): void => {
    let found = false;
    for (const node of parent.children) {
      if (!isElement(node)) continue;
      if (
        instructions.has(node.name) &&
        naming.some((name) => isPrivateName(codeIn(node.attributes[name])))
      ) {
        holdPrivate(draft, `the story, by its ${node.name},`);
      }
      if (!isPrivate(node) || orders.has(node.name)) {
        walk(node);
      } else if (whole.has(node.name)) {
        holdPrivate(draft, `the ${node.name}`);
        walk(node);
      } else {
        found = true;
        keepPrivate(draft, `a ${node.name}`, text(node) ?? attribute(node, 'info'));
        node.name = '';
      }
    }
    if (found) parent.children = parent.children.filter((node) => !isElement(node) || node.name !== '');
  };
  walk(item);
}

/** Says of the item as a whole how it is to be used. */
const instructions = wordSet('Instruction signal UsageType UsageRights doc.rights rights.type');

/** Attributes that name what an element is for. */
const naming = ['class', 'role', 'type', 'noteclass', 'msg-type', 'FormalName', 'qcode', 'uri'];

/** Roles of notes whose content is the desk's own: `sttnote:private`, `dpaednoterole:dpacontacts`. */
const forDeskOnly = /^(?:private|internal|confidential|[a-z]{0,5}contacts?)$/i;

/** The code of a QCode or URI. */
const codeIn = (value: string | undefined): string | undefined => value?.replace(/^.*[:/#]/, '');

function isPrivate(element: XmlElement): boolean {
  for (const name in element.attributes) {
    const value = element.attributes[name];
    if (/pub-?constraint$/i.test(name)) {
      if (keepsBack(value)) return true;
    } else if (naming.includes(name) && isPrivateName(codeIn(value))) return true;
  }
  if (/^ednote$/i.test(element.name) && forDeskOnly.test(codeIn(attribute(element, 'role')) ?? ''))
    return true;
  if (element.name === 'note' && attribute(element, 'type')?.toLowerCase() === 'npa') return true;
  return element.name === 'NewsComponent' && isPrivateName(attribute(child(element, 'Role'), 'FormalName'));
}
