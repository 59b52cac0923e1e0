import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { CliError } from '../errors.ts';

/** Parsers of option values. They throw an error that says what is expected. */

export const wholeNumber =
  (from: number, to: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= from && value <= to) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${from} to ${to}.`);
  };

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `0`, or a number with a unit: `90s`, `30m`, `24h`, `7d`. Returns milliseconds. */
export function duration(text: string): number {
  const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (text === '0') return 0;
  if (amount === undefined) throw new InvalidArgumentError('Expected a time such as 90s, 30m, 24h, 7d or 0.');
  return Number(amount) * (unitMs[unit] ?? 0);
}

/** An instant, or a day, which begins at midnight UTC. Returns UTC, ISO 8601. */
export function instantOrDay(text: string): string {
  const isShape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const time = isShape ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new InvalidArgumentError(
    'Expected a day such as 2027-03-31, or an instant such as 2027-03-31T12:00Z.',
  );
}

/** An agency id; it is part of keys, URLs and folder names. */
export function agencyId(text: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected lowercase letters, digits and hyphens, e.g. north-wire.');
}

/**
 * The JSON document of a file; `-` is standard input.
 * @throws CliError if it cannot be read or is not JSON.
 */
export function jsonFile(file: string): unknown {
  const bytes = fileBytes(file);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new CliError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * The bytes of a file; `-` is standard input.
 * @throws CliError if it cannot be read.
 */
export function fileBytes(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason = code === 'ENOENT' ? 'there is no such file' : String(code ?? error);
    throw new CliError(`${file} cannot be read: ${reason}`);
  }
}
