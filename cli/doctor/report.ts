import type { Finding } from '../../functions/operations/doctor/examine.ts';
import { isRepairable } from '../../functions/operations/doctor/examine.ts';
import { plain, toned } from '../terminal/terminal.ts';

/** A finding in JSON output. */
export const described = (finding: Finding) => ({
  code: finding.check.code,
  severity: finding.check.severity,
  title: finding.check.title,
  subject: `${finding.subject.kind} ${finding.subject.id}`,
  ...(finding.about !== undefined && { about: finding.about }),
  detail: finding.detail,
  repairable: isRepairable(finding),
});

const tones = { error: 'bad', warning: 'doubtful', notice: 'faint' } as const;

/** Findings of one code listed in full; the rest is counted. */
const shownOfOne = 10;

/** Findings as text, grouped by check. */
export function findingLines(findings: readonly Finding[]): string[] {
  const byCode = Map.groupBy(findings, ({ check }) => check);
  return [...byCode].flatMap(([{ code, severity, title }, some]) => [
    `${toned(tones[severity], severity)} ${toned('strong', code)}  ${title}`,
    ...some
      .slice(0, shownOfOne)
      .map(({ subject, detail }) => `  ${subject.kind} ${plain(subject.id)}: ${plain(detail)}`),
    ...(some.length > shownOfOne ? [`  and ${some.length - shownOfOne} more`] : []),
  ]);
}

/** Whether no action is needed: notices do not count. */
export const isClean = (findings: readonly Finding[]): boolean =>
  findings.every(({ check }) => check.severity === 'notice');
