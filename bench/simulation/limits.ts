/** Token bucket: `rate` units per second, bursts up to `burst` units. Time is passed in milliseconds. */
export class TokenBucket {
  readonly #rate: number;
  readonly #burst: number;
  #tokens: number;
  #at: number | undefined;

  constructor(rate: number, burst = rate) {
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = burst;
  }

  take(units: number, nowMs: number): boolean {
    const passed = (nowMs - (this.#at ?? nowMs)) / 1000;
    this.#at = nowMs;
    this.#tokens = Math.min(this.#burst, this.#tokens + passed * this.#rate);
    if (this.#tokens < units) return false;
    this.#tokens -= units;
    return true;
  }
}

/** Deterministic random numbers from 0 to 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A log-normal duration with the given 10th and 90th percentiles (Box-Muller). */
export function logNormal(random: () => number, low: number, high: number): number {
  const middle = (Math.log(low) + Math.log(high)) / 2;
  const sigma = (Math.log(high) - Math.log(low)) / 2 / 1.2816;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(middle + sigma * normal);
}

/** Limits concurrency; further jobs wait in order. */
export class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#free = most;
  }

  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await job();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
