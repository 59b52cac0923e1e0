import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sessionOf } from '../../connect/session.ts';
import { CliError } from '../../errors.ts';
import { asOperator } from '../../lib/act.ts';
import { endpointId, existingEndpoint } from './existing.ts';
import type { EndpointsGroup } from './group.ts';

const longestWaitMs = 60_000;
const pollMs = 500;

/** `dateline endpoints test`: the desk makes the call, not this machine, so that the way is the real one. */
export function test(group: EndpointsGroup): void {
  group
    .command('test')
    .description('have the desk make one signed test call, and print what came of it')
    .argument('<id>', 'endpoint', endpointId)
    .action(async (id, _options, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const { status } = await existingEndpoint(desk, id);
      const call = randomUUID();
      const outcome = await asOperator(session, desk, { act: 'endpoint.test', subject: id }, async () => {
        await desk.deliveriesQueue.send({ test: id, call });
        for (const end = Date.now() + longestWaitMs; Date.now() < end; await sleep(pollMs)) {
          const { lastTest } = await existingEndpoint(desk, id);
          if (lastTest?.call === call) return lastTest.outcome;
        }
        throw new CliError(
          'the desk did not make the call within a minute',
          'see the log of the function deliver',
        );
      });
      if (outcome !== 'delivered') throw new CliError(`the call failed: ${outcome}`);
      session.out.document({ id, outcome }, () => [
        status === 'active'
          ? `${id} took the call; what waits for it is sent now`
          : `${id} took the call, and is still disabled: dateline endpoints enable ${id}`,
      ]);
    });
}
