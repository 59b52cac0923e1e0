import type { OperatorDesk } from '../connect/ports.ts';

/** Lists of stories that readers do not see. */
export const heldStatuses = ['withheld', 'quarantined', 'embargoed'] as const;
export type HeldStatus = (typeof heldStatuses)[number];

/** A story that readers do not see. */
export interface HeldStory {
  storyId: string;
  agency: string;
  headline: string;
  receipt: string;
  /** Since when; of an embargo: until when. UTC, ISO 8601. */
  at: string;
  /** Why: the code of a warning, or `held`, `withheld` or `embargo`. */
  code: string;
  guid?: string;
  version?: number;
  /** Of a quarantined upload. */
  detail?: string;
}

/**
 * The stories of one list, in its order: the oldest first, or the embargo that ends next. Reads the work index, which
 * has these rows and no others of the status.
 */
export async function* heldStories(
  desk: Pick<OperatorDesk, 'stories' | 'quarantine'>,
  status: HeldStatus,
  only: { agency?: string | undefined; code?: string | undefined } = {},
): AsyncGenerator<HeldStory> {
  for await (const one of status === 'quarantined' ? quarantined(desk) : withheld(desk, status)) {
    const isAsked =
      (only.agency === undefined || one.agency === only.agency) &&
      (only.code === undefined || one.code === only.code);
    if (isAsked) yield one;
  }
}

async function* quarantined({ quarantine }: Pick<OperatorDesk, 'quarantine'>): AsyncGenerator<HeldStory> {
  for await (const { storyId, agency, headline, receipt, at, code, detail } of quarantine.waiting())
    yield { storyId, agency, headline, receipt, at, code, detail };
}

async function* withheld(
  { stories }: Pick<OperatorDesk, 'stories'>,
  status: Exclude<HeldStatus, 'quarantined'>,
): AsyncGenerator<HeldStory> {
  const rows = status === 'withheld' ? stories.withheld() : stories.embargoed();
  for await (const row of rows) {
    const { id: storyId, agency, guid, version, headline, receipt, storedAt, embargoed = storedAt } = row;
    const common = { storyId, agency, guid, version, headline, receipt };
    yield status === 'withheld'
      ? { ...common, at: storedAt, code: row.withheldFor ?? 'withheld' }
      : { ...common, at: embargoed, code: 'embargo' };
  }
}
