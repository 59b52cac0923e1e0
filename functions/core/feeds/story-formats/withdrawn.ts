import type { Tombstone } from '../format.ts';
import { tombstoneReason, tombstoneTitle } from '../render/tombstone.ts';

/** The document of a story that was withdrawn, in the formats that are only text. */
export const renderWithdrawn = (tombstone: Tombstone): string =>
  `${tombstoneTitle(tombstone)}\n\n${tombstone.when}\n\n${tombstoneReason(tombstone)}\n`;
