/** Sections of docs/runbook.md that alarms point to, as the anchors of their headings. */
export const runbookSections = [
  'dead-letters',
  'old-messages',
  'function-errors',
  'failures',
  'throttles',
  'reconciler-silent',
  'api-faults',
  'stuck-receipts',
  'slow-to-appear',
  'stories-that-cannot-be-shown',
  'quiet-agencies',
  'release-rolled-back',
] as const;
export type RunbookSection = (typeof runbookSections)[number];

/** The text of an alarm: what it means, and where to read what to do. */
export const described = (means: string, section: RunbookSection): string =>
  `${means} What to do: docs/runbook.md#${section}`;
