import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Holdings } from '../../functions/core/delivery/replay.ts';
import { publicDigest } from '../../functions/core/story/public-digest.ts';
import type { Story } from '../../functions/core/story/schema.ts';
import { CliError } from '../errors.ts';
import type { LogAddress } from './address.ts';
import { lockFile } from './lock.ts';

const State = Type.Object({
  dateline: Type.Literal('mirror'),
  origin: Type.String(),
  feed: Type.String(),
  seq: Type.Integer({ minimum: 0 }),
  acknowledged: Type.Integer({ minimum: -1 }),
  stories: Type.Record(
    Type.String({ pattern: '^[0-9a-f-]{36}$' }),
    Type.Object({ version: Type.Integer({ minimum: 0 }), digest: Type.String(), url: Type.String() }),
  ),
});

/** How far the copy goes. */
export interface Progress {
  /** The newest entry that all of is done. */
  seq: number;
  /** The newest entry that was acknowledged; -1 for none. */
  acknowledged: number;
  holdings: Holdings;
}

const stateFile = 'state.json';
/** What an earlier run may have left before it wrote its first state */
const own = new Set([lockFile, `${stateFile}.part`]);
const storyName = /^([0-9a-f-]{36})\.json$/;

/**
 * The folder of a mirror: `state.json`, and each story of the feed as `stories/{id}.json`, as the desk wrote it. Files
 * appear and are replaced whole (written aside and renamed), so that the process may be killed at any moment: the state
 * is behind the files at most, and what is behind is done again.
 */
export class MirrorFolder {
  readonly #path: string;
  readonly #stories: string;
  readonly #owner: Pick<LogAddress, 'feed' | 'origin'>;
  readonly #files = new Set<string>();
  progress: Progress;

  private constructor(path: string, owner: Pick<LogAddress, 'feed' | 'origin'>, progress: Progress) {
    this.#path = path;
    this.#stories = join(path, 'stories');
    this.#owner = { feed: owner.feed, origin: owner.origin };
    this.progress = progress;
  }

  /**
   * Opens the folder of an earlier run, or an empty one, which `begin` makes a mirror. It must be locked.
   * @throws CliError for a folder with anything else in it, or of another feed.
   */
  static open(path: string, owner: Pick<LogAddress, 'feed' | 'origin'>): MirrorFolder {
    const file = join(path, stateFile);
    const isKnown = existsSync(file);
    if (!isKnown && existsSync(path) && readdirSync(path).some((name) => !own.has(name)))
      throw new CliError(`${path} is not empty and is no mirror`, 'choose another folder with --to');
    const progress = isKnown ? progressOf(file, owner) : { seq: 0, acknowledged: -1, holdings: new Map() };
    const folder = new MirrorFolder(path, owner, progress);
    if (!isKnown) return folder;
    mkdirSync(folder.#stories, { recursive: true });
    for (const name of readdirSync(folder.#stories)) {
      const id = storyName.exec(name)?.[1];
      if (id !== undefined) folder.#files.add(id);
      // What a killed process was writing.
      else if (name.endsWith('.part')) rmSync(join(folder.#stories, name));
    }
    return folder;
  }

  /** The stories that have a file. */
  get ids(): ReadonlySet<string> {
    return this.#files;
  }

  /**
   * Makes an empty folder the mirror of the feed. A desk must have answered for the feed before: a wrong address must not
   * bind the folder.
   */
  begin(): void {
    if (!existsSync(join(this.#path, stateFile))) this.save();
    mkdirSync(this.#stories, { recursive: true });
  }

  /** Writes how far the copy goes. */
  save(): void {
    const { seq, acknowledged, holdings } = this.progress;
    const head = { dateline: 'mirror', ...this.#owner, seq, acknowledged };
    // A story a line, so that two states can be compared.
    const stories = [...holdings].map(([id, held]) => `\n${JSON.stringify(id)}:${JSON.stringify(held)}`);
    const text = `${JSON.stringify(head).slice(0, -1)},"stories":{${stories.join(',')}\n}}\n`;
    writeWhole(join(this.#path, stateFile), text, true);
  }

  /** Writes a story. */
  put(id: string, text: string): void {
    writeWhole(join(this.#stories, `${id}.json`), text, false);
    this.#files.add(id);
  }

  /** Removes a story; one that is not there is no error. */
  remove(id: string): void {
    rmSync(join(this.#stories, `${id}.json`), { force: true });
    this.#files.delete(id);
  }

  /** The digest of the story that a file holds; undefined when there is none, or it is no story. */
  digestIn(id: string): string | undefined {
    if (!this.#files.has(id)) return undefined;
    return storyDigest(readFileSync(join(this.#stories, `${id}.json`), 'utf8'));
  }
}

/** The digest of a story, computed from its JSON; undefined for what is none. */
export function storyDigest(text: string): string | undefined {
  try {
    const story: unknown = JSON.parse(text);
    return typeof story === 'object' && story !== null ? publicDigest(story as Story) : undefined;
  } catch {
    // Half a file, or a page of another server.
    return undefined;
  }
}

function progressOf(file: string, owner: Pick<LogAddress, 'feed' | 'origin'>): Progress {
  const remedy = 'choose another folder with --to, or delete this one';
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliError(`${file} cannot be read: ${String(error)}`, remedy);
  }
  if (!Value.Check(State, value)) throw new CliError(`${file} is not the state of a mirror`, remedy);
  if (value.feed !== owner.feed || value.origin !== owner.origin)
    throw new CliError(`${file} is a mirror of ${value.feed} at ${value.origin}`, remedy);
  const { seq, acknowledged, stories } = value;
  return { seq, acknowledged, holdings: new Map(Object.entries(stories)) };
}

function writeWhole(path: string, text: string, mustLast: boolean): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w');
  try {
    writeSync(file, text);
    if (mustLast) fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}
