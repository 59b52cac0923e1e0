/** Result of a benchmark part: Markdown text, and figures for the JSON document. */
export interface PartResult {
  text: string;
  figures: unknown;
}

export interface Table {
  title: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  /** Lines below the table: method and limits of the measurement. */
  notes?: readonly string[];
}

/** A Markdown table with aligned columns: the first left, the others right. */
export function tableText({ title, head, rows, notes = [] }: Table): string {
  const cells = [head.map(String), ...rows.map((row) => row.map(cellText))];
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => pad(row[column] ?? '', width, column)).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [first = [], ...rest] = cells;
  return [`### ${title}`, '', line(first), rule, ...rest.map(line), '', ...notes.map((note) => `- ${note}`)]
    .join('\n')
    .trimEnd();
}

/** Three significant digits below a hundred, else whole numbers with thousands separators. */
export const cellText = (value: string | number): string => {
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
};

const pad = (text: string, width: number, column: number): string =>
  column === 0 ? text.padEnd(width) : text.padStart(width);
