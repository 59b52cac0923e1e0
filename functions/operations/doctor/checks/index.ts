import type { Check } from '../check.ts';
import { archiveChain } from './archive-chain.ts';
import { changeLog } from './change-log.ts';
import { deadLetters, dropUnanswered, embargoOverdue, fillingStuck, publicLists } from './desk.ts';
import { endpointDisabled, endpointFailing, endpointOfNobody, endpointWaiting } from './endpoints.ts';
import { feedHead, feedPages, feedState } from './feed-documents.ts';
import { feedEntries } from './feed-entries.ts';
import { hubFailing, hubOfNoFeed, hubWaiting } from './hub.ts';
import { orphanDocument, orphanStory } from './orphans.ts';
import { receiptObjects, receiptPending, receiptStuck } from './receipts.ts';
import { storyDocument, textPublic } from './story-documents.ts';
import { quarantinedWaiting, storyHistory, storyObject, storyPlaces, withheldListed } from './story-rows.ts';
import { subscriberKeys } from './subscriber-keys.ts';

/** Every check, causes before what they cause: this is the order in which troubles are repaired. */
export const checks: readonly Check[] = [
  deadLetters,
  dropUnanswered,
  embargoOverdue,
  fillingStuck,
  subscriberKeys,
  endpointOfNobody,
  endpointWaiting,
  endpointFailing,
  endpointDisabled,
  hubWaiting,
  hubOfNoFeed,
  hubFailing,
  receiptPending,
  receiptStuck,
  receiptObjects,
  storyObject,
  storyHistory,
  storyPlaces,
  textPublic,
  storyDocument,
  withheldListed,
  quarantinedWaiting,
  feedState,
  feedEntries,
  archiveChain,
  feedHead,
  feedPages,
  changeLog,
  publicLists,
  orphanStory,
  orphanDocument,
];
