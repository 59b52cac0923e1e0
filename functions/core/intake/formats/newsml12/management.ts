import type { Draft } from '../../../story/draft.ts';
import { put, putInstant, putUrgency } from '../../draft/fill.ts';
import { putStatus } from '../../draft/status.ts';
import { attribute, child, childText, elements, text, type XmlElement } from '../../xml/element.ts';

/** `NewsManagement` (NewsML 1.2 §5.3): dates, status, urgency, instructions, associations with other items. */
export function readManagement(draft: Draft, management: XmlElement | undefined): void {
  if (management === undefined) return;
  putInstant(draft, 'firstCreated', childText(management, 'FirstCreated'));
  putInstant(draft, 'versionCreated', childText(management, 'ThisRevisionCreated'));
  putUrgency(draft, attribute(child(management, 'Urgency'), 'FormalName'));
  for (const property of elements(management, 'Property')) {
    if (/embargo/i.test(attribute(property, 'FormalName') ?? '')) {
      putInstant(draft, 'embargoed', attribute(property, 'Value') ?? text(property));
    }
  }
  readStatus(draft, management);

  for (const instruction of elements(management, 'Instruction')) {
    const name = attribute(instruction, 'FormalName') ?? '';
    const words = text(instruction) ?? name;
    if (/kill|cancel|delete|withdraw/i.test(name)) draft.pubStatus = 'canceled';
    else if (/correct|rectif|erratum|update/i.test(name)) put(draft, 'correctionNote', words);
    else put(draft, 'edNote', words);
  }
  put(draft, 'edNote', childText(management, 'EditorialNote'));
  // DerivedFrom names a source, of a translation or a digest too, and not what the item takes the place of.
}

/** An embargoed item says with `StatusWillChange` when it becomes usable; without that it is held. */
function readStatus(draft: Draft, management: XmlElement): void {
  const status = attribute(child(management, 'Status'), 'FormalName') ?? childText(management, 'Status');
  const change = child(management, 'StatusWillChange');
  const future = attribute(child(change, 'FutureStatus'), 'FormalName');
  const when = childText(change, 'DateAndTime');
  if (
    status !== undefined &&
    /embargo|withheld/i.test(status) &&
    future !== undefined &&
    /usable/i.test(future)
  ) {
    putInstant(draft, 'embargoed', when);
    if (draft.embargoed !== undefined && /withheld/i.test(status)) return;
  } else if (future !== undefined && /cancel/i.test(future)) putInstant(draft, 'expires', when);
  putStatus(draft, status);
}
