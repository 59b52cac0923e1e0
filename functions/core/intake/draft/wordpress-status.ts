import type { Draft } from '../../story/draft.ts';
import { note } from './fill.ts';

/**
 * The status of a post of WordPress, after its dates were read. A scheduled post (`future`) is under embargo until its
 * date; a protected one is not for everybody; drafts and what is unknown are withheld.
 */
export function readWordPressStatus(
  draft: Draft,
  { status = 'publish', isProtected }: { status?: string | undefined; isProtected: boolean },
): void {
  if (isProtected) {
    draft.pubStatus = 'withheld';
    note(draft, 'the post is protected by a password and was withheld');
  } else if (status === 'publish') draft.pubStatus = 'usable';
  else if (status === 'trash') draft.pubStatus = 'canceled';
  else if (status === 'future') {
    draft.pubStatus = 'usable';
    if (draft.firstCreated === undefined) draft.embargoText = 'scheduled without a date';
    else draft.embargoed = draft.firstCreated;
  } else {
    draft.pubStatus = 'withheld';
    note(draft, 'the post is not published and was withheld', status);
  }
}
