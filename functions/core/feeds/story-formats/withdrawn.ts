import type { Tombstone } from '../format.ts';
import { tombstoneReason, tombstoneTitle } from '../render/tombstone.ts';

/** What the formats that are but text tell of a story that was withdrawn. */
export const renderWithdrawn = (tombstone: Tombstone): string =>
  `${tombstoneTitle(tombstone)}\n\n${tombstone.when}\n\n${tombstoneReason(tombstone)}\n`;
