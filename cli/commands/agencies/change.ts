import type { Agency } from '../../../functions/store/entities/people/agencies.ts';
import { freshMs } from '../../../functions/store/entities/people/agencies.ts';
import { sessionOf } from '../../connect/session.ts';
import { CliError, usageError } from '../../errors.ts';
import { asOperator } from '../../lib/act.ts';
import { existingAgency, unknownAgency } from '../../lib/agency.ts';
import { agencyId, wholeNumber } from '../../lib/values.ts';
import { fieldLines } from '../../terminal/output.ts';
import { countsOf, hasStories } from './counts.ts';
import type { AgenciesGroup } from './group.ts';

/** `dateline agencies edit`: another name or rate. */
export function edit(group: AgenciesGroup): void {
  group
    .command('edit')
    .description('change the name or the rate of an agency')
    .argument('<id>', 'agency', agencyId)
    .option('--name <name>', 'name shown to readers; feeds show it with their next build')
    .option('--rate <n>', 'submissions per second before 429', wholeNumber(1, 10_000))
    .action(async (id, { name, rate }, command) => {
      const session = sessionOf(command);
      if (name === undefined && rate === undefined)
        throw usageError('nothing is to be changed', 'pass --name NAME or --rate N');
      const desk = await session.desk();
      const before = await existingAgency(desk, id);
      const change: Partial<Pick<Agency, 'name' | 'ratePerSecond'>> = {
        ...(name !== undefined && { name }),
        ...(rate !== undefined && { ratePerSecond: rate }),
      };
      const was = { name: before.name, ratePerSecond: before.ratePerSecond };
      const deed = { act: 'agency.edit', subject: id, details: { ...change, was } };
      await asOperator(session, desk, deed, async () => {
        if (!(await desk.agencies.edit(id, change))) throw unknownAgency(id);
      });
      session.out.document({ id, ...was, ...change }, () => [
        `${id} is changed, everywhere within ${freshMs / 1000} s`,
      ]);
    });
}

/** `dateline agencies remove`: its keys are gone; refuses while it has stories. */
export function remove(group: AgenciesGroup): void {
  group
    .command('remove')
    .description('remove an agency without stories; with --keep-stories also one that has some')
    .argument('<id>', 'agency', agencyId)
    .option('--keep-stories', 'its stories stay published; operators can still correct and kill them')
    .action(async (id, { keepStories = false }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      await existingAgency(desk, id);
      const stories = await hasStories(desk, id);
      if (stories && !keepStories)
        throw new CliError(
          `${id} has stories`,
          'kill them first, or pass --keep-stories; suspend only stops uploads',
        );
      await session.confirm(`Remove the agency ${id} at ${desk.connection.name}? Its keys become invalid.`);
      const deed = { act: 'agency.remove', subject: id, details: { keptStories: stories } };
      await asOperator(session, desk, deed, async () => {
        if (!stories) return desk.agencies.remove(id);
        if (!(await desk.agencies.retire(id))) throw unknownAgency(id);
      });
      session.out.document({ id, status: 'removed', keptStories: stories }, () => [
        `${id} is removed${stories ? '; its stories stay' : ''}`,
      ]);
    });
}

/** `dateline agencies stats`: what one agency has sent. */
export function stats(group: AgenciesGroup): void {
  group
    .command('stats')
    .description('count the stories of an agency; reads a row for each version')
    .argument('<id>', 'agency', agencyId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const { name } = await existingAgency(desk, id);
      const [counts, [active]] = await Promise.all([countsOf(desk, id), desk.activity.of([id])]);
      const lastAccepted = active && { lastAcceptedAt: active.lastAcceptedAt };
      session.out.document({ id, name, ...counts, ...lastAccepted }, () =>
        fieldLines({
          agency: name,
          published: counts.published,
          gone: counts.gone,
          versions: counts.versions,
          quarantined: counts.quarantined,
          'first story': counts.firstAt,
          'newest story': counts.lastAt,
          'last accepted': active?.lastAcceptedAt,
        }),
      );
    });
}
