import { Option } from '@commander-js/extra-typings';
import { instant } from '../../functions/pipeline/ports.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import type { Session } from '../connect/session.ts';
import { CliError } from '../errors.ts';
import type { Output } from '../terminal/output.ts';
import { asOperator } from './act.ts';
import { duration } from './values.ts';

const hourMs = 3_600_000;

/** `--grace` of a command that replaces a key: `examples` are times as people write them, the default is in hours. */
export const graceOption = (examples: string, hours: number) =>
  new Option('--grace <time>', `how long the old key stays valid: ${examples}; 0 revokes it at once`)
    .argParser(duration)
    .default(hours * hourMs, `${hours}h`);

/** Whose key is replaced, and what is special about it. */
export interface Rotation {
  holder: 'agency' | 'operator' | 'subscriber';
  id: string;
  /** Milliseconds; 0: the old key ends at once, after a question. */
  grace: number;
  /** What an old key that ends at once means, for the question. */
  warning: string;
  /** What is said when it has ended. */
  revoked: string;
  /** When a key works, in a sentence of its own. */
  works?: string;
  /** Replaces the key in the table; undefined when somebody else did at the same time. Instants are UTC, ISO 8601. */
  rotate(until: string, now: string): Promise<string | undefined>;
}

/** Replaces a key and prints the new one. @throws CliError when somebody else replaces it at the same time. */
export async function rotateAccessKey(
  session: Session,
  desk: OperatorDesk,
  { holder, id, grace, warning, revoked, works, rotate }: Rotation,
): Promise<void> {
  if (grace === 0) await session.confirm(`${warning} Continue?`);
  const now = desk.now();
  const until = instant(now + grace);
  const deed = { act: `${holder}.rotate-key`, subject: id, details: { oldKeyUntil: until } };
  const key = await asOperator(session, desk, deed, async () => {
    const rotated = await rotate(until, instant(now));
    if (rotated !== undefined) return rotated;
    throw new CliError(`somebody else is changing the keys of ${id}`, 'try again');
  });
  showAccessKey(session.out, { id, key, oldKeyUntil: until }, works);
  session.out.note(grace === 0 ? revoked : `The old key is valid until ${until}.`);
}

/** Prints only the key on standard output, for scripts. */
export function showAccessKey(
  out: Output,
  shown: { id: string; key: string; role?: string; oldKeyUntil?: string },
  works?: string,
): void {
  out.document(shown, () => [shown.key]);
  const save = 'Save it now: only a hash is stored, so it cannot be shown again.';
  out.note(works === undefined ? save : `${save} ${works}`);
}
