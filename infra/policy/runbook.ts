/** Sections of docs/runbook.md that alarms link to, as heading anchors. */
export const runbookSections = [
  'dead-letters',
  'old-messages',
  'function-errors',
  'failures',
  'throttles',
  'reconciler-silent',
  'api-faults',
  'cdn-faults',
  'stuck-receipts',
  'slow-to-appear',
  'stories-that-cannot-be-shown',
  'quiet-agencies',
  'waiting-for-a-person',
  'divergent-copies',
  'endpoints-disabled',
  'release-rolled-back',
] as const;
export type RunbookSection = (typeof runbookSections)[number];

/** Description of an alarm: its meaning and the runbook section. */
export const described = (means: string, section: RunbookSection): string =>
  `${means} What to do: docs/runbook.md#${section}`;
