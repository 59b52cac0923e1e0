import { Option } from '@commander-js/extra-typings';
import { freshMs } from '../../../functions/store/entities/people/agencies.ts';
import { type Operator, operatorRoles } from '../../../functions/store/entities/people/operators.ts';
import type { Program } from '../../connect/globals.ts';
import type { OperatorDesk } from '../../connect/ports.ts';
import { type Session, sessionOf } from '../../connect/session.ts';
import { CliError, usageError } from '../../errors.ts';
import { graceOption, rotateAccessKey, showAccessKey } from '../../lib/access-key.ts';
import { asOperator } from '../../lib/act.ts';
import { agencyId, wholeNumber } from '../../lib/values.ts';
import { plain, statusTone, toned } from '../../terminal/terminal.ts';

const defaultRate = 20;
const group = (program: Program) =>
  program.command('operators').description('who works for the whole desk over HTTP, with which role and key');
type Group = ReturnType<typeof group>;

/** `dateline operators`: who works for the whole desk over the HTTP API and in the browser. */
export function operators(program: Program): void {
  const commands = group(program);
  for (const register of [add, list, edit, rotateKey, suspend, resume]) register(commands);
}

const roleOption = () =>
  new Option(
    '--role <role>',
    'viewer sees everything and changes nothing; editor also corrects, releases, holds and kills; admin is an editor',
  ).choices(operatorRoles);

function add(commands: Group): void {
  commands
    .command('add')
    .description('create an operator and print the key, which is shown only once')
    .argument('<id>', 'lowercase letters, digits and hyphens', agencyId)
    .argument('<name>', 'name for the record of acts')
    .addOption(roleOption().default('viewer' as const))
    .option('--rate <n>', 'requests per second before 429', wholeNumber(1, 10_000), defaultRate)
    .action(async (id, name, { role, rate }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const deed = { act: 'operator.add', subject: id, details: { name, role, ratePerSecond: rate } };
      const key = await asOperator(session, desk, deed, async () => {
        const created = await desk.operators.create({ id, name, role, ratePerSecond: rate });
        if (created !== undefined) return created;
        throw new CliError(`there is an operator ${id} already`, 'see dateline operators list');
      });
      showAccessKey(session.out, { id, role, key });
    });
}

function list(commands: Group): void {
  commands
    .command('list')
    .description('list all operators')
    .action(async (_options, command) => {
      const session = sessionOf(command);
      const rows = (await (await session.desk()).operators.list()).map(
        ({ id, name, role, status, ratePerSecond }) => ({ id, name, role, status, ratePerSecond }),
      );
      session.out.table(
        rows,
        [
          { head: 'id', show: ({ id }) => id },
          { head: 'status', show: ({ status }) => toned(statusTone(status), status) },
          { head: 'role', show: ({ role }) => role },
          { head: 'rate', show: ({ ratePerSecond }) => `${ratePerSecond}/s` },
          { head: 'name', show: ({ name }) => plain(name) },
        ],
        'There are no operators; create one with dateline operators add',
      );
    });
}

function edit(commands: Group): void {
  commands
    .command('edit')
    .description('change the name, the role or the rate of an operator')
    .argument('<id>', 'operator', agencyId)
    .option('--name <name>', 'name for the record of acts')
    .addOption(roleOption())
    .option('--rate <n>', 'requests per second before 429', wholeNumber(1, 10_000))
    .action(async (id, { name, role, rate }, command) => {
      const session = sessionOf(command);
      const change: Parameters<OperatorDesk['operators']['edit']>[1] = {
        ...(name !== undefined && { name }),
        ...(role !== undefined && { role }),
        ...(rate !== undefined && { ratePerSecond: rate }),
      };
      if (Object.keys(change).length === 0)
        throw usageError('nothing is to be changed', 'pass --name NAME, --role ROLE or --rate N');
      const desk = await session.desk();
      const before = await existing(desk, id);
      const was = { name: before.name, role: before.role, ratePerSecond: before.ratePerSecond };
      await changeOperator(session, desk, { id, act: 'operator.edit', change, details: { ...change, was } });
      session.out.document({ id, ...was, ...change }, () => [
        `${id} is changed, everywhere within ${freshMs / 1000} s`,
      ]);
    });
}

function rotateKey(commands: Group): void {
  commands
    .command('rotate-key')
    .description('create a new key, shown only once; the old key stays valid for a while')
    .argument('<id>', 'operator', agencyId)
    .addOption(graceOption('30m, 24h', 1))
    .action(async (id, { grace }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existing(desk, id);
      await rotateAccessKey(session, desk, {
        holder: 'operator',
        id,
        grace,
        warning: `The old key of ${id} will be refused from now on.`,
        revoked: 'The old key becomes invalid within seconds.',
        rotate: (until, now) => desk.operators.rotateKey(id, until, now),
      });
    });
}

function suspend(commands: Group): void {
  commands
    .command('suspend')
    .description('refuse every request of an operator with 403')
    .argument('<id>', 'operator', agencyId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existing(desk, id);
      await session.confirm(`All requests of ${id} will be refused. Continue?`);
      await setStatus(session, desk, id, 'suspended');
    });
}

function resume(commands: Group): void {
  commands
    .command('resume')
    .description('take requests of a suspended operator again')
    .argument('<id>', 'operator', agencyId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existing(desk, id);
      await setStatus(session, desk, id, 'active');
    });
}

async function setStatus(
  session: Session,
  desk: OperatorDesk,
  id: string,
  status: Operator['status'],
): Promise<void> {
  const act = status === 'active' ? 'operator.resume' : 'operator.suspend';
  await changeOperator(session, desk, { id, act, change: { status }, details: {} });
  session.out.document({ id, status }, () => [`${id} is ${status}, everywhere within ${freshMs / 1000} s`]);
}

interface Change {
  id: string;
  act: string;
  change: Parameters<OperatorDesk['operators']['edit']>[1];
  details: Record<string, unknown>;
}

async function changeOperator(
  session: Session,
  desk: OperatorDesk,
  { id, act, change, details }: Change,
): Promise<void> {
  await asOperator(session, desk, { act, subject: id, details }, async () => {
    if (!(await desk.operators.edit(id, change))) throw unknown(id);
  });
}

async function existing(desk: OperatorDesk, id: string): Promise<Operator> {
  const operator = await desk.operators.get(id);
  if (!operator) throw unknown(id);
  return operator;
}

const unknown = (id: string): CliError =>
  new CliError(`there is no operator ${id}`, 'see dateline operators list');
