import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../../functions/store/dynamodb/table.ts';
import { reservedWords } from './reserved-words.ts';

/**
 * The part of DynamoDB's expressions that Dateline uses, on plain rows ("Expressions", DynamoDB Developer Guide): SET
 * with `if_not_exists`, REMOVE and ADD; comparisons, BETWEEN, `attribute_exists`, `attribute_not_exists`, AND and OR.
 */

/** Placeholders of an expression. */
export interface Placeholders {
  names: Record<string, string>;
  values: Row;
}

/** Strings sort by their UTF-8 bytes, as DynamoDB sorts them, and not by UTF-16 units. */
export function compareStrings(left: string, right: string): number {
  // The two orders differ only where there are surrogates, and these are rare.
  if (/[\ud800-\udfff]/.test(left + right)) return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return left === right ? 0 : left < right ? -1 : 1;
}

function compare(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right);
  return undefined;
}

const comparisons: Record<string, (left: unknown, right: unknown) => boolean> = {
  '=': (left, right) => left !== undefined && isDeepStrictEqual(left, right),
  '<>': (left, right) => !isDeepStrictEqual(left, right),
  '<': (left, right) => (compare(left, right) ?? 1) < 0,
  '<=': (left, right) => (compare(left, right) ?? 1) <= 0,
  '>': (left, right) => (compare(left, right) ?? -1) > 0,
  '>=': (left, right) => (compare(left, right) ?? -1) >= 0,
};

/** Reads expressions of one request from left to right. */
class Reader {
  readonly #tokens: string[];
  readonly #placeholders: Placeholders;
  readonly #row: Row;

  constructor(expression: string, placeholders: Placeholders, row: Row) {
    this.#tokens = expression.match(/[#:]?[\w.#]+|<=|>=|<>|[=<>(),]/g) ?? [];
    this.#placeholders = placeholders;
    this.#row = row;
  }

  get next(): string | undefined {
    return this.#tokens[0];
  }

  take(): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw invalid('the expression is incomplete');
    return token;
  }

  /** Takes the next token if it is one of these. */
  takeIf(...tokens: string[]): boolean {
    if (this.next === undefined || !tokens.includes(this.next)) return false;
    this.#tokens.shift();
    return true;
  }

  expect(token: string): void {
    if (!this.takeIf(token)) throw invalid(`${token} was expected at ${this.next}`);
  }

  path(): string[] {
    return this.take()
      .split('.')
      .map((part) => {
        if (reservedWords.has(part.toLowerCase())) throw invalid(`${part} is reserved, use a placeholder`);
        if (!part.startsWith('#')) return part;
        const name = this.#placeholders.names[part];
        if (name === undefined) throw invalid(`the name ${part} is not defined`);
        return name;
      });
  }

  operand(): unknown {
    if (this.takeIf('if_not_exists')) {
      this.expect('(');
      const known = valueAt(this.#row, this.path());
      this.expect(',');
      const fallback = this.operand();
      this.expect(')');
      return known ?? fallback;
    }
    if (!this.next?.startsWith(':')) return valueAt(this.#row, this.path());
    const name = this.take();
    if (!(name in this.#placeholders.values)) throw invalid(`the value ${name} is not defined`);
    return this.#placeholders.values[name];
  }

  condition(): boolean {
    let holds = this.#conjunction();
    while (this.takeIf('OR')) holds = this.#conjunction() || holds;
    return holds;
  }

  #conjunction(): boolean {
    let holds = this.#comparison();
    while (this.takeIf('AND')) holds = this.#comparison() && holds;
    return holds;
  }

  #comparison(): boolean {
    const wanted = this.next === 'attribute_exists';
    if (this.takeIf('attribute_exists', 'attribute_not_exists')) {
      this.expect('(');
      const exists = valueAt(this.#row, this.path()) !== undefined;
      this.expect(')');
      return exists === wanted;
    }
    const left = this.operand();
    if (this.takeIf('BETWEEN')) {
      const from = this.operand();
      this.expect('AND');
      const to = this.operand();
      return (compare(left, from) ?? -1) >= 0 && (compare(left, to) ?? 1) <= 0;
    }
    const operator = this.take();
    const holds = comparisons[operator];
    if (!holds) throw invalid(`the operator ${operator} is not known`);
    return holds(left, this.operand());
  }
}

/** Whether a condition holds for a row; `{}` is a row that does not exist. */
export function conditionHolds(
  expression: string | undefined,
  placeholders: Placeholders,
  row: Row,
): boolean {
  if (expression === undefined) return true;
  const reader = new Reader(expression, placeholders, row);
  const holds = reader.condition();
  if (reader.next !== undefined) throw invalid(`${reader.next} cannot follow`);
  return holds;
}

/** The row that an update makes of one. Every operand is a value of the row as it was. */
export function updated(expression: string, placeholders: Placeholders, row: Row): Row {
  const reader = new Reader(expression, placeholders, row);
  const after: Row = { ...row };
  while (reader.next !== undefined) {
    const clause = reader.take();
    do {
      const [name = '', ...deeper] = reader.path();
      if (deeper.length > 0) throw invalid('only whole attributes are updated');
      if (clause === 'REMOVE') delete after[name];
      else if (clause === 'ADD') after[name] = added(row[name], reader.operand());
      else if (clause === 'SET') {
        reader.expect('=');
        after[name] = reader.operand();
      } else throw invalid(`the clause ${clause} is not known`);
    } while (reader.takeIf(','));
  }
  return after;
}

function added(before: unknown, more: unknown): unknown {
  if (typeof more === 'number' && (before === undefined || typeof before === 'number'))
    return (before ?? 0) + more;
  if (more instanceof Set && (before === undefined || before instanceof Set))
    return new Set([...(before ?? []), ...more]);
  throw invalid('only numbers and sets can be added');
}

/** @throws Error when a request defines a placeholder that it does not use, as DynamoDB does. */
export function checkAllUsed(expressions: (string | undefined)[], { names, values }: Placeholders): void {
  const used = new Set(expressions.flatMap((one) => one?.match(/[#:]\w+/g) ?? []));
  for (const name of [...Object.keys(names), ...Object.keys(values)])
    if (!used.has(name)) throw invalid(`${name} is not used`);
}

export const invalid = (message: string): Error =>
  Object.assign(new Error(message), { name: 'ValidationException' });

function valueAt(row: Row, [name = '', ...deeper]: string[]): unknown {
  const value = row[name];
  return deeper.length === 0 || value === undefined ? value : valueAt(value as Row, deeper);
}
