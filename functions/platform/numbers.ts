import type { BroadcastChannel } from 'node:worker_threads';
import type { MetricName } from '../contract/metrics.ts';
import { onLambda } from './config.ts';

/** Percentiles of the newest values of one metric, in its own unit. */
export interface Spread {
  /** Of all values since the process began. */
  count: number;
  /** Nearest-rank percentiles of the newest values, at most `kept` of them. */
  p50: number;
  p99: number;
}

export interface NumbersSnapshot {
  /** When counting began. UTC, ISO 8601. */
  since: string;
  counts: Partial<Record<MetricName, number>>;
  /** Refusals by metric and reason. */
  reasons: Record<string, Record<string, number>>;
  spreads: Partial<Record<MetricName, Spread>>;
  /** Seconds from submission to the feeds of the newest stories, oldest first, at most `shown`. */
  newestSubmitToVisible: number[];
}

/** One record of a metric: a count, or one value in its own unit. */
type Sample = { name: MetricName; count: number; reason?: string } | { name: MetricName; value: number };

const kept = 1000;
const shown = 60;

/**
 * The metrics of this process since it began. Where all functions share one process, as on one machine, this is what
 * CloudWatch would have; a process of Lambda has only its own. Threads load this module each, and send one another what
 * is new when they `share`.
 */
export class Numbers {
  readonly #since: string;
  readonly #counts = new Map<MetricName, number>();
  readonly #reasons = new Map<MetricName, Map<string, number>>();
  readonly #values = new Map<MetricName, { count: number; newest: number[] }>();
  readonly #channel: BroadcastChannel | undefined;
  #unshared: Sample[] = [];

  /** @param channel Name that threads share; without it each has only its own samples. */
  constructor(since: string, channel?: string) {
    this.#since = since;
    if (channel === undefined) return;
    // Not imported: Lambda does not need it, and every cold start would load it.
    const { BroadcastChannel } = process.getBuiltinModule('node:worker_threads');
    this.#channel = new BroadcastChannel(channel);
    this.#channel.onmessage = (event: unknown) => {
      for (const sample of (event as { data: Sample[] }).data) this.#take(sample);
    };
    // Must not keep a process or a thread from ending.
    this.#channel.unref();
  }

  count(name: MetricName, count: number, reason?: string): void {
    this.#record({ name, count, ...(reason !== undefined && { reason }) });
  }

  value(name: MetricName, value: number): void {
    this.#record({ name, value });
  }

  /** Sends the other threads what is new. */
  share(): void {
    if (this.#unshared.length > 0) this.#channel?.postMessage(this.#unshared);
    this.#unshared = [];
  }

  snapshot(): NumbersSnapshot {
    const visible = this.#values.get('submitToVisible');
    const spreads = [...this.#values].map(([name, { count, newest }]) => {
      const sorted = newest.toSorted((left, right) => left - right);
      return [name, { count, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) }];
    });
    return {
      since: this.#since,
      counts: Object.fromEntries(this.#counts),
      reasons: Object.fromEntries([...this.#reasons].map(([name, one]) => [name, Object.fromEntries(one)])),
      spreads: Object.fromEntries(spreads) as NumbersSnapshot['spreads'],
      newestSubmitToVisible: visible ? tail(visible.newest, visible.count) : [],
    };
  }

  #record(sample: Sample): void {
    this.#take(sample);
    if (this.#channel) this.#unshared.push(sample);
  }

  #take(sample: Sample): void {
    const { name } = sample;
    if ('value' in sample) {
      const known = this.#values.get(name) ?? { count: 0, newest: [] };
      known.newest[known.count % kept] = sample.value;
      known.count++;
      this.#values.set(name, known);
      return;
    }
    const { count, reason } = sample;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
    if (reason === undefined) return;
    const reasons = this.#reasons.get(name) ?? new Map<string, number>();
    reasons.set(reason, (reasons.get(reason) ?? 0) + count);
    this.#reasons.set(name, reasons);
  }
}

/** The newest values of a ring buffer that is next written at `count % kept`. */
function tail(ring: number[], count: number): number[] {
  const next = count % kept;
  return (count > kept ? [...ring.slice(next), ...ring.slice(0, next)] : ring).slice(-shown);
}

/** Nearest rank, of values in ascending order. */
const percentile = (sorted: number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

/** The numbers of this process. */
export const processNumbers = new Numbers(
  new Date().toISOString(),
  onLambda() ? undefined : 'dateline-numbers',
);
