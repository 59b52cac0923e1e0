import { randomUUID } from 'node:crypto';
import type { Scope } from '../../functions/operations/doctor/check.ts';
import { type Examined, examine, isRepairable } from '../../functions/operations/doctor/examine.ts';
import { type Repaired, repair } from '../../functions/operations/doctor/repair.ts';
import { instant } from '../../functions/pipeline/ports.ts';
import type { Program } from '../connect/globals.ts';
import { countRequests, type Requests } from '../connect/requests.ts';
import { sessionOf } from '../connect/session.ts';
import { doctorPorts } from '../doctor/ports.ts';
import { described, findingLines, isClean } from '../doctor/report.ts';
import { exitCodes } from '../errors.ts';
import { asOperator } from '../lib/act.ts';
import { duration, wholeNumber } from '../lib/values.ts';
import { runningCount } from '../terminal/running-count.ts';
import { toned } from '../terminal/terminal.ts';

const day = 86_400_000;

/** `dateline doctor`: checks the data and repairs what is wrong. */
export function doctor(program: Program): void {
  program
    .command('doctor')
    .description('check that all data is consistent; changes nothing without --fix')
    .option('--since <time>', 'check what changed in this time', duration, day)
    .option('--sample <n>', 'also check this many random stories and feeds', wholeNumber(0, 100_000), 20)
    .option('--all', 'check everything; reads the whole table and lists all buckets')
    .option('--fix', 'repair what can be repaired, after confirmation')
    .option('--patience <time>', 'how old unfinished work must be to count as late', duration, 300_000)
    .option(
      '--orphan-age <time>',
      'minimum age before an orphaned text object may be deleted',
      duration,
      7 * day,
    )
    .option('--confirm <time>', 'check findings again after this time before reporting them', duration, 5_000)
    .addHelpText('after', '\nExit code 1 if any finding worse than a notice remains.')
    .action(async ({ since, sample, all = false, fix = false, patience, orphanAge, confirm }, command) => {
      const session = sessionOf(command);
      const requests = countRequests();
      const desk = await session.desk();
      const ports = doctorPorts(desk);
      const scope: Scope = { patienceMs: patience, orphanAgeMs: orphanAge, pages: all ? 'all' : 'newest' };
      const extent = all
        ? ({ all } as const)
        : ({ all, since: instant(ports.now() - since), sample, start: randomUUID() } as const);
      const count = runningCount(session.out, 'Checked');
      const examined = await examine(ports, { extent, scope, confirmMs: confirm, onSubject: count.at });
      count.end();
      const repairable = examined.findings.filter(isRepairable).length;
      if (fix && repairable > 0) {
        for (const line of findingLines(examined.findings)) session.out.note(line);
        await session.confirm(`Repair ${repairable} of ${examined.findings.length} findings?`);
      }
      const deed = { act: 'desk.repair', subject: desk.connection.name, details: { findings: repairable } };
      const done =
        fix && repairable > 0
          ? await asOperator(session, desk, deed, () => repair(ports, examined.findings, scope))
          : undefined;
      requests.end();
      const left = done ? done.remaining : examined.findings;
      session.out.document(
        {
          clean: isClean(left),
          looked: examined.looked,
          requests: requests.counted,
          findings: left.map(described),
          repaired: (done?.repaired ?? []).map(described),
        },
        () => linesOf(examined, done, requests.counted),
      );
      if (!isClean(left)) process.exitCode = exitCodes.failed;
    });
}

function linesOf({ looked, findings }: Examined, done: Repaired | undefined, requests: Requests): string[] {
  const left = done ? done.remaining : findings;
  const counts = (of: Record<string, number>): string =>
    Object.entries(of)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
  const hint =
    !done && findings.some(isRepairable) ? ['', 'dateline doctor --fix repairs what can be repaired'] : [];
  return [
    ...(done && done.repaired.length > 0
      ? [toned('good', 'Repaired:'), ...findingLines(done.repaired), '']
      : []),
    ...(left.length === 0 ? [toned('good', 'Everything is consistent')] : findingLines(left)),
    '',
    `Checked: ${counts(looked)}`,
    `Requests: ${counts({ ...requests })}`,
    ...hint,
  ];
}
