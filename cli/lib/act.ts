import { userInfo } from 'node:os';
import { instant } from '../../functions/pipeline/ports.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import type { Session } from '../connect/session.ts';

/** What an operator is about to do; see `Act` of the table. */
export interface Deed {
  act: string;
  subject: string;
  details?: Record<string, unknown>;
}

/**
 * Does something for an operator and keeps who did it. The row is written first: an act that is interrupted half-way is
 * on record. A failed act says why.
 */
export async function asOperator<T>(
  session: Session,
  { audit, connection, now }: Pick<OperatorDesk, 'audit' | 'connection' | 'now'>,
  { act, subject, details = {} }: Deed,
  run: () => Promise<T>,
): Promise<T> {
  const by = session.by ?? (await operatorOf(connection.local));
  const failed = await audit.note({ at: instant(now()), by, act, subject, details });
  try {
    return await run();
  } catch (error) {
    await failed(error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** The identity of these credentials, or the user of this machine for a desk on it. */
async function operatorOf(local: boolean): Promise<string> {
  if (local) return userInfo().username;
  // Loaded on demand: only acts need it.
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient({});
  try {
    const { Arn } = await client.send(new GetCallerIdentityCommand({}));
    return Arn ?? 'unknown';
  } catch (error) {
    // A kill must not wait for STS; that nobody could be named is on record.
    return `unknown (${error instanceof Error ? error.name : String(error)})`;
  } finally {
    client.destroy();
  }
}
