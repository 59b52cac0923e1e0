import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { CliError } from '../errors.ts';
import { type Outcome, statuses } from './outcome.ts';

/** Who a journal was begun for: what one desk took is nothing to another. */
export interface Owner {
  url: string;
  agency: string;
}

/**
 * What became of each file, a line of JSON each, so that a run that was cut off goes on where it stopped. A line is
 * on disk before the next file is begun; one that was cut off in the middle is as good as none, and its file is
 * sent again under the same Idempotency-Key.
 */
export class Journal {
  readonly path: string;
  readonly #known: Map<string, Outcome>;

  private constructor(path: string, known: Map<string, Outcome>) {
    this.path = path;
    this.#known = known;
  }

  /**
   * Opens the journal at a path, which need not exist.
   * @throws CliError when the file there is none, or belongs to another desk or agency.
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

  /** What became of a file with these bytes before; a changed file is a new one. */
  outcome(file: string, digest: string): Outcome | undefined {
    const known = this.#known.get(file);
    return known?.digest === digest && known.status !== 'processing' ? known : undefined;
  }

  note(outcome: Outcome): void {
    appendFileSync(this.path, `${JSON.stringify(outcome)}\n`);
  }
}

const otherwise = 'name another with --journal, or remove it';

function outcomeOf(line: string): Outcome | undefined {
  try {
    const outcome = JSON.parse(line) as Outcome;
    return statuses.includes(outcome.status) ? outcome : undefined;
  } catch {
    // The end of a run that was cut off, or an empty line.
    return undefined;
  }
}
