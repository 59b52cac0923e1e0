import { columns, plain } from './terminal.ts';

/** One column of a table for people; `show` may add colour and has to pass an agency's text through `plain`. */
export interface Column<Row> {
  head: string;
  show: (row: Row) => string;
}

/** Where a command says what it found: documents for machines with --json, else text for people. */
export interface Output {
  readonly json: boolean;
  /** One document. People see `lines` instead, so it is only made when it is needed. */
  document(value: unknown, lines: () => readonly string[]): void;
  /** Rows of one kind: a JSON array, or a table. `none` is what people read in place of an empty one. */
  table<Row>(rows: readonly Row[], shown: readonly Column<Row>[], none: string): void;
  /** One of many, as it comes: a line of JSON, or a line of text. */
  record(value: unknown, line: () => string): void;
  /** A remark for people beside the result, on standard error; left out with --json. */
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

/** `name  value` lines, those without a value left out. */
export function fieldLines(fields: Readonly<Record<string, string | number | undefined>>): string[] {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  const widest = Math.max(0, ...given.map(([name]) => name.length));
  return given.map(([name, value]) => `${name.padEnd(widest)}  ${plain(String(value))}`);
}

/** A reader that closes the pipe early, as `head` does, has what it wanted. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}
