import { Argument } from '@commander-js/extra-typings';
import { type QueueName, queues } from '../../functions/contract/queues.ts';
import { instant } from '../../functions/pipeline/ports.ts';
import type { DeadLetter, DeadLetters, Decision } from '../../functions/queues/dead-letters.ts';
import type { Program } from '../connect/globals.ts';
import { type Session, sessionOf } from '../connect/session.ts';
import { CliError, usageError } from '../errors.ts';
import { asOperator } from '../lib/act.ts';
import { wholeNumber } from '../lib/values.ts';
import { progress } from '../terminal/progress.ts';
import { plain, toned } from '../terminal/terminal.ts';

const names = Object.keys(queues) as QueueName[];
const queueArgument = () => new Argument('<queue>', 'queue').choices(names);

/** `dateline dead-letters`: messages that failed as often as their queue allows. */
export function deadLetters(program: Program): void {
  const group = program
    .command('dead-letters')
    .description('messages that failed too often: list, show, replay, drop');
  group
    .command('list')
    .description('number of messages per queue')
    .action(async (_options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const rows = await Promise.all(
        names.map(async (queue) => ({ queue, messages: await desk.deadLetters[queue].count() })),
      );
      session.out.table(
        rows,
        [
          { head: 'queue', show: ({ queue }) => queue },
          {
            head: 'messages',
            show: ({ messages }) => toned(messages > 0 ? 'bad' : 'good', String(messages)),
          },
        ],
        '',
      );
    });
  group
    .command('show')
    .description('show the messages of one queue without removing them')
    .addArgument(queueArgument())
    .option('--limit <n>', 'maximum number', wholeNumber(1, 10_000), 100)
    .action(async (queue, { limit }, command) => {
      const session = sessionOf(command);
      const letters = (await session.desk()).deadLetters[queue as QueueName];
      const rows = (await letters.peek(limit)).map(shown);
      session.out.table(
        rows,
        [
          { head: 'id', show: ({ id }) => id },
          { head: 'sent', show: ({ sentAt }) => sentAt },
          { head: 'message', show: ({ body }) => plain(body).slice(0, 200) },
        ],
        `There are no dead letters of ${queue}`,
      );
    });
  for (const verb of ['replay', 'drop'] as const) {
    group
      .command(verb)
      .description(
        verb === 'replay'
          ? 'send messages to their queue again'
          : 'delete messages; the reconciler still finds the work',
      )
      .addArgument(queueArgument())
      .argument('[ids...]', 'message ids from `show`')
      .option('--all', 'every message of the queue')
      .action(async (queue, ids, { all }, command) => {
        const session = sessionOf(command);
        if ((all === true) === ids.length > 0)
          throw usageError('no messages are selected', 'list their ids, or pass --all');
        const desk = await session.desk();
        const { deadLetters: desks, connection } = desk;
        const letters = desks[queue as QueueName];
        const which = all
          ? 'every dead letter'
          : ids.length === 1
            ? 'this dead letter'
            : `${ids.length} dead letters`;
        if (verb === 'drop') await session.confirm(`Delete ${which} of ${queue} at ${connection.name}?`);
        const deed = {
          act: `dead-letters.${verb}`,
          subject: queue,
          details: all ? { all: true } : { messages: ids },
        };
        await asOperator(session, desk, deed, () =>
          processLetters(session, letters, { verb, ids: all ? undefined : new Set(ids) }),
        );
      });
  }
}

async function processLetters(
  { out }: Session,
  letters: DeadLetters,
  { verb, ids }: { verb: 'replay' | 'drop'; ids: Set<string> | undefined },
): Promise<void> {
  const bar = progress(
    out,
    verb === 'replay' ? 'Replaying' : 'Dropping',
    ids?.size ?? (await letters.count()),
  );
  const done: string[] = [];
  try {
    await letters.settle((letter): Decision => {
      if (ids && !ids.has(letter.id)) return 'keep';
      done.push(letter.id);
      bar.at(done.length);
      return verb;
    });
  } finally {
    bar.end();
  }
  const missing = [...(ids ?? [])].filter((id) => !done.includes(id));
  const said = verb === 'replay' ? 'sent again' : 'deleted';
  out.document({ [verb === 'replay' ? 'replayed' : 'dropped']: done, missing }, () => [
    `${done.length} ${said}`,
  ]);
  if (missing.length > 0)
    throw new CliError(`not found: ${missing.join(', ')}`, 'another command may be reading them');
}

const shown = ({ id, body, sentAt, group }: DeadLetter) => ({
  id,
  sentAt: instant(sentAt),
  ...(group !== undefined && { group }),
  body,
});
