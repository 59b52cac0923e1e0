import type { Draft } from '../../story/draft.ts';
import { note, put } from './fill.ts';

const CANCELED =
  /^(?:cancell?ed|cancel|kill(?:ed)?|withdrawn|delete[d]?|recalled|takedown|annull?eret|retracted)$/i;
const WITHHELD = /^(?:withheld|withhold|hold|on[ -]?hold|draft|pending|private)$/i;
const USABLE = /^(?:usable|published|publish|available|active|live|new)$/i;

/**
 * Sets pubStatus from a word, QCode or URI of the IPTC publishing status (`stat:canceled`) or NewsML 1.2
 * Status. `Embargoed` is no plain "usable": without a time it holds the story.
 */
export function putStatus(draft: Draft, raw: string | undefined): void {
  if (raw === undefined || raw.trim() === '') return;
  const word = raw.trim().replace(/^.*[:/#]/, '');
  if (CANCELED.test(word)) {
    // A kill counts even where something else holds the item.
    if (draft.pubStatus === 'withheld') draft.pubStatus = 'canceled';
    else put(draft, 'pubStatus', 'canceled');
  } else if (WITHHELD.test(word)) put(draft, 'pubStatus', 'withheld');
  else if (USABLE.test(word)) put(draft, 'pubStatus', 'usable');
  else if (/^embargo/i.test(word)) {
    if (draft.embargoed === undefined) put(draft, 'embargoText', `status ${word}`);
  } else note(draft, 'the publishing status is unknown and was left out', raw);
}
