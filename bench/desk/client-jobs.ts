import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchAgency } from './bench-desk.ts';

/** One story at a time; measures the time until it is visible in each of `paths`. */
export interface LatencyJob {
  kind: 'latency';
  url: string;
  agency: BenchAgency;
  paths: string[];
  /** Number of the first story. */
  first: number;
  stories: number;
  pauseMs: number;
}

export interface LatencyResult {
  /** Milliseconds from the start of the request to the response. */
  answered: number[];
  /** Milliseconds from the start of the request until the story was visible, by path. */
  visible: Record<string, number[]>;
  /** The same for the slowest path. */
  everywhere: number[];
}

/** Many stories: as fast as `connections` allow for `seconds`, or `stories` at `perSecond`. */
export interface LoadJob {
  kind: 'load';
  url: string;
  agencies: BenchAgency[];
  languages: string[];
  first: number;
  connections: number;
  seconds?: number;
  stories?: number;
  perSecond?: number;
}

export interface Sent {
  storyId: string;
  agency: string;
  language: string;
}

export interface LoadResult {
  accepted: Sent[];
  /** Number of other outcomes than accepted, by outcome. */
  others: Record<string, number>;
  seconds: number;
  answered: number[];
}

export type Job = LatencyJob | LoadJob;
type ResultOf<J extends Job> = J extends LatencyJob ? LatencyResult : LoadResult;

/** Runs a job in a child process, so that the client does not share the event loop of the stack. */
export function runJob<J extends Job>(job: J): Promise<ResultOf<J>> {
  const child = fork(fileURLToPath(new URL('./client.ts', import.meta.url)), [], {
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as ResultOf<J>));
    child.once('exit', (code) => reject(new Error(`The client ended with code ${code}`)));
    child.send(job);
  });
}
