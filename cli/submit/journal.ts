import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { CliError } from '../errors.ts';
import { type Outcome, statuses } from './outcome.ts';

/** The desk and agency of a journal; outcomes are not valid for others. */
export interface Owner {
  url: string;
  agency: string;
}

/**
 * The outcome of each file, one JSON line each, so that an interrupted run can resume. A line is written before the
 * next file starts. An incomplete line is ignored: its file is sent again with the same Idempotency-Key.
 */
export class Journal {
  readonly path: string;
  readonly #known: Map<string, Outcome>;

  private constructor(path: string, known: Map<string, Outcome>) {
    this.path = path;
    this.#known = known;
  }

  /**
   * Opens or creates a journal.
   * @throws CliError if the file is not a journal, or belongs to another desk or agency.
   */
  static open(path: string, owner: Owner): Journal {
    const head = JSON.stringify({ dateline: 'journal', ...owner });
    if (!existsSync(path)) {
      appendFileSync(path, `${head}\n`);
      return new Journal(path, new Map());
    }
    const text = readFileSync(path, 'utf8');
    const [first = '', ...lines] = text.split('\n');
    if (first !== head)
      throw new CliError(`${path} is not the journal of ${owner.agency} at ${owner.url}`, otherwise);
    if (!text.endsWith('\n')) appendFileSync(path, '\n');
    const outcomes = lines.map(outcomeOf).filter((outcome) => outcome !== undefined);
    return new Journal(path, new Map(outcomes.map((outcome) => [outcome.file, outcome])));
  }

  /** The recorded outcome of a file with these bytes; a changed file counts as new. */
  outcome(file: string, digest: string): Outcome | undefined {
    const known = this.#known.get(file);
    return known?.digest === digest && known.status !== 'processing' ? known : undefined;
  }

  note(outcome: Outcome): void {
    appendFileSync(this.path, `${JSON.stringify(outcome)}\n`);
  }
}

const otherwise = 'choose another with --journal, or delete it';

function outcomeOf(line: string): Outcome | undefined {
  try {
    const outcome = JSON.parse(line) as Outcome;
    return statuses.includes(outcome.status) ? outcome : undefined;
  } catch {
    // The last line of an interrupted run, or an empty line.
    return undefined;
  }
}
