import { columns, plain } from './terminal.ts';

/** A table column. `show` may add colours and must pass text of agencies through `plain`. */
export interface Column<Row> {
  head: string;
  show: (row: Row) => string;
}

/** Output of a command: JSON with --json, else text. */
export interface Output {
  readonly json: boolean;
  /** One JSON document, or `lines` as text. */
  document(value: unknown, lines: () => readonly string[]): void;
  /** A JSON array, or a table. `none` is the text for an empty table. */
  table<Row>(rows: readonly Row[], shown: readonly Column<Row>[], none: string): void;
  /** One of many results: a line of JSON, or a line of text. */
  record(value: unknown, line: () => string): void;
  /** A remark on standard error; omitted with --json. */
  note(text: string): void;
}

/** Output to the standard streams. */
export function standardOutput(json: boolean): Output {
  const print = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  return {
    json,
    document: (value, lines) => {
      if (json) print(JSON.stringify(value, null, 2));
      else for (const line of lines()) print(line);
    },
    table: (rows, shown, none) => {
      if (json) return print(JSON.stringify(rows, null, 2));
      if (rows.length === 0) return void process.stderr.write(`${none}\n`);
      const heads = shown.map(({ head }) => head);
      const cells = rows.map((row) => shown.map(({ show }) => show(row)));
      for (const line of columns(heads, cells)) print(line);
    },
    record: (value, line) => print(json ? JSON.stringify(value) : line()),
    note: (text) => {
      if (!json) process.stderr.write(`${text}\n`);
    },
  };
}

/** Lines of `name  value`; fields without a value are skipped. */
export function fieldLines(fields: Readonly<Record<string, string | number | undefined>>): string[] {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  const widest = Math.max(0, ...given.map(([name]) => name.length));
  return given.map(([name, value]) => `${name.padEnd(widest)}  ${plain(String(value))}`);
}

/** Exits without an error if the reader closes the pipe early, as `head` does. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}
