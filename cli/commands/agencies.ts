import { Option } from '@commander-js/extra-typings';
import { type Policy, policyProblems } from '../../functions/core/normalise/policy.ts';
import { instant } from '../../functions/pipeline/ports.ts';
import { type Agency, freshMs } from '../../functions/store/entities/agencies.ts';
import type { Program } from '../connect/globals.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { type Session, sessionOf } from '../connect/session.ts';
import { CliError } from '../errors.ts';
import { existingAgency, unknownAgency } from '../lib/agency.ts';
import { agencyId, duration, jsonFile, wholeNumber } from '../lib/values.ts';
import type { Output } from '../terminal/output.ts';
import { plain, statusTone, toned } from '../terminal/terminal.ts';

const defaultRate = 20;

/** `dateline agencies`: who may submit, with which key and at which rate. */
export function agencies(program: Program): void {
  const group = program.command('agencies').description('who may submit, with which key and at which rate');
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
      const { agencies: store } = await session.desk();
      const key = await store.create({ id, name, ratePerSecond: rate, policy });
      if (key === undefined)
        throw new CliError(`there is an agency ${id} already`, `see dateline agencies list`);
      showKey(session.out, { id, key });
    });
  group
    .command('list')
    .description('list all agencies')
    .action(async (_options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const rows = (await desk.agencies.list()).map((agency) => described(agency, desk.now()));
      session.out.table(
        rows,
        [
          { head: 'id', show: ({ id }) => id },
          { head: 'status', show: ({ status }) => toned(statusTone(status), status) },
          { head: 'rate', show: ({ ratePerSecond }) => `${ratePerSecond}/s` },
          { head: 'old key until', show: ({ oldKeyUntil }) => oldKeyUntil ?? '' },
          { head: 'name', show: ({ name }) => plain(name) },
        ],
        'There are no agencies; create one with dateline agencies add',
      );
    });
  group
    .command('rotate-key')
    .description('create a new key, shown only once; the old key stays valid for a while')
    .argument('<id>', 'agency', agencyId)
    .addOption(
      new Option('--grace <time>', 'how long the old key stays valid: 30m, 24h, 7d; 0 revokes it at once')
        .argParser(duration)
        .default(86_400_000, '24h'),
    )
    .action(async (id, { grace }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existingAgency(desk, id);
      if (grace === 0)
        await session.confirm(`Uploads with the old key of ${id} will be refused from now on. Continue?`);
      const now = desk.now();
      const until = instant(now + grace);
      const key = await desk.agencies.rotateKey(id, until, instant(now));
      if (key === undefined) throw new CliError(`somebody else is changing the keys of ${id}`, 'try again');
      showKey(session.out, { id, key, oldKeyUntil: until });
      session.out.note(
        grace === 0 ? 'The old key becomes invalid within seconds.' : `The old key is valid until ${until}.`,
      );
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
      await setStatus(session, await session.desk(), id, 'active');
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
      if (policy) await desk.agencies.setPolicy(id, policy);
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
  if (!(await desk.agencies.setStatus(id, status))) throw unknownAgency(id);
  session.out.document({ id, status }, () => [`${id} is ${status}, everywhere within ${freshMs / 1000} s`]);
}

/** Prints only the key on standard output, for scripts. */
function showKey(out: Output, shown: { id: string; key: string; oldKeyUntil?: string }): void {
  out.document(shown, () => [shown.key]);
  out.note('Save it now: only a hash is stored, so it cannot be shown again.');
}

function readPolicy(file: string): Policy {
  const policy = jsonFile(file);
  const problems = policyProblems(policy);
  if (problems.length > 0) throw new CliError(`${file} is not a valid policy: ${problems.join('; ')}`);
  return policy as Policy;
}
