import { type Policy, policyProblems } from '../../../functions/core/normalise/policy.ts';
import { instant } from '../../../functions/pipeline/ports.ts';
import { type Agency, freshMs } from '../../../functions/store/entities/people/agencies.ts';
import type { Program } from '../../connect/globals.ts';
import type { OperatorDesk } from '../../connect/ports.ts';
import { type Session, sessionOf } from '../../connect/session.ts';
import { CliError } from '../../errors.ts';
import { graceOption, rotateAccessKey, showAccessKey } from '../../lib/access-key.ts';
import { asOperator } from '../../lib/act.ts';
import { existingAgency, unknownAgency } from '../../lib/agency.ts';
import { agencyId, jsonFile, wholeNumber } from '../../lib/values.ts';
import { plain, statusTone, toned } from '../../terminal/terminal.ts';
import { edit, remove, stats } from './change.ts';
import { type AgencyCounts, countsOf } from './counts.ts';
import { agenciesGroup } from './group.ts';

const defaultRate = 20;

/** `dateline agencies`: who may submit, with which key and at which rate. */
export function agencies(program: Program): void {
  const group = agenciesGroup(program);
  group
    .command('add')
    .description('create an agency and print its key, which is shown only once')
    .argument('<id>', 'lowercase letters, digits and hyphens', agencyId)
    .argument('<name>', 'name shown to readers')
    .option('--rate <n>', 'submissions per second before 429', wholeNumber(1, 10_000), defaultRate)
    .option('--policy <file>', 'JSON file with its policy, as for `agencies policy`')
    .action(async (id, name, { rate, policy: file }, command) => {
      const session = sessionOf(command);
      const policy = file === undefined ? {} : readPolicy(file);
      const desk = await session.desk();
      const deed = { act: 'agency.add', subject: id, details: { name, ratePerSecond: rate, policy } };
      const key = await asOperator(session, desk, deed, async () => {
        const created = await desk.agencies.create({ id, name, ratePerSecond: rate, policy });
        if (created !== undefined) return created;
        throw new CliError(`there is an agency ${id} already`, `see dateline agencies list`);
      });
      showAccessKey(session.out, { id, key });
    });
  group
    .command('list')
    .description('list all agencies')
    .option('--counts', 'also count their stories; reads a row for each version')
    .option('--removed', 'also those that were removed with --keep-stories')
    .action(async ({ counts = false, removed = false }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const found = (await desk.agencies.list()).filter(({ status }) => removed || status !== 'removed');
      const rows: (ReturnType<typeof described> & Partial<AgencyCounts>)[] = [];
      for (const agency of found)
        rows.push({ ...described(agency, desk.now()), ...(counts && (await countsOf(desk, agency.id))) });
      session.out.table(
        rows,
        [
          { head: 'id', show: ({ id }) => id },
          { head: 'status', show: ({ status }) => toned(statusTone(status), status) },
          { head: 'rate', show: ({ ratePerSecond }) => `${ratePerSecond}/s` },
          ...(counts
            ? [
                {
                  head: 'published',
                  show: ({ published }: Partial<AgencyCounts>) => String(published ?? ''),
                },
                { head: 'gone', show: ({ gone }: Partial<AgencyCounts>) => String(gone ?? '') },
                {
                  head: 'waiting',
                  show: ({ quarantined }: Partial<AgencyCounts>) => String(quarantined ?? ''),
                },
              ]
            : []),
          { head: 'old key until', show: ({ oldKeyUntil }) => oldKeyUntil ?? '' },
          { head: 'name', show: ({ name }) => plain(name) },
        ],
        'There are no agencies; create one with dateline agencies add',
      );
    });
  edit(group);
  remove(group);
  stats(group);
  group
    .command('rotate-key')
    .description('create a new key, shown only once; the old key stays valid for a while')
    .argument('<id>', 'agency', agencyId)
    .addOption(graceOption('30m, 24h, 7d', 24))
    .action(async (id, { grace }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existingAgency(desk, id);
      await rotateAccessKey(session, desk, {
        holder: 'agency',
        id,
        grace,
        warning: `Uploads with the old key of ${id} will be refused from now on.`,
        revoked: 'The old key becomes invalid within seconds.',
        rotate: (until, now) => desk.agencies.rotateKey(id, until, now),
      });
    });
  group
    .command('suspend')
    .description('refuse uploads of an agency with 403; published stories stay')
    .argument('<id>', 'agency', agencyId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existingAgency(desk, id);
      await session.confirm(`All uploads of ${id} will be refused. Continue?`);
      await setStatus(session, desk, id, 'suspended');
    });
  group
    .command('resume')
    .description('accept uploads of a suspended agency again')
    .argument('<id>', 'agency', agencyId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const { status } = await existingAgency(desk, id);
      if (status === 'removed')
        throw new CliError(
          `${id} was removed and has no key`,
          'give it one with dateline agencies rotate-key',
        );
      await setStatus(session, desk, id, 'active');
    });
  group
    .command('policy')
    .description('show the policy of an agency, or set it from a JSON file')
    .argument('<id>', 'agency', agencyId)
    .argument(
      '[file]',
      '{defaultLanguage, missingHeadline: derive|refuse, quarantine: [codes], aliases: {…}}',
    )
    .action(async (id, file, _options, command) => {
      const session = sessionOf(command);
      const policy = file === undefined ? undefined : readPolicy(file);
      const desk = await session.desk();
      const { policy: before } = await existingAgency(desk, id);
      if (policy) {
        const deed = { act: 'agency.policy', subject: id, details: { policy, was: before } };
        await asOperator(session, desk, deed, () => desk.agencies.setPolicy(id, policy));
      }
      session.out.document({ id, policy: policy ?? before }, () =>
        policy ? [`The policy of ${id} is set`] : [JSON.stringify(before, null, 2)],
      );
    });
}

/** An agency without its key hashes. */
function described(agency: Agency, nowMs: number) {
  const { id, name, status, ratePerSecond, policy } = agency;
  const oldKeyUntil = (agency.retiringKeys ?? [])
    .map(({ until }) => until)
    .filter((until) => until > instant(nowMs))
    .toSorted()
    .at(-1);
  return { id, name, status, ratePerSecond, policy, ...(oldKeyUntil !== undefined && { oldKeyUntil }) };
}

async function setStatus(
  session: Session,
  desk: OperatorDesk,
  id: string,
  status: Agency['status'],
): Promise<void> {
  const deed = { act: status === 'active' ? 'agency.resume' : 'agency.suspend', subject: id };
  await asOperator(session, desk, deed, async () => {
    if (!(await desk.agencies.setStatus(id, status))) throw unknownAgency(id);
  });
  session.out.document({ id, status }, () => [`${id} is ${status}, everywhere within ${freshMs / 1000} s`]);
}

function readPolicy(file: string): Policy {
  const policy = jsonFile(file);
  const problems = policyProblems(policy);
  if (problems.length > 0) throw new CliError(`${file} is not a valid policy: ${problems.join('; ')}`);
  return policy as Policy;
}
