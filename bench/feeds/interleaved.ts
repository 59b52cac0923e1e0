type Made = string | Buffer;
/** Renderers by name, of one document or several. Text is encoded to bytes within the measurement. */
export type Makers = Record<string, () => Made | Made[]>;

const bytesOf = (made: Made): number => (typeof made === 'string' ? Buffer.from(made) : made).length;

export const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A measurement takes at least so long: the system counts the time of a thread in steps of some milliseconds. */
const leastMilliseconds = 25;

/**
 * Milliseconds of processor time of this thread for one call, over as many calls as take long enough. Other load on the
 * machine hardly matters.
 */
export const cpuTime = (work: () => void): number => {
  const start = process.threadCpuUsage();
  for (let calls = 1; ; calls += 1) {
    work();
    const { user, system } = process.threadCpuUsage(start);
    const spent = (user + system) / 1000;
    if (spent >= leastMilliseconds) return spent / calls;
  }
};

const warmUp = 3;

/** Runs all renderers in turns, so that other load affects all of them equally. Median milliseconds and bytes. */
export const interleaved = (
  makers: Makers,
  rounds: number,
): Record<string, { milliseconds: number; bytes: number }> => {
  const times = new Map(Object.keys(makers).map((name) => [name, [] as number[]]));
  const sizes: Record<string, number> = {};
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [name, make] of Object.entries(makers)) {
      const took = cpuTime(() => {
        sizes[name] = [make()].flat().reduce((sum, made) => sum + bytesOf(made), 0);
      });
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return Object.fromEntries(
    [...times].map(([name, all]) => [name, { milliseconds: median(all), bytes: sizes[name] ?? 0 }]),
  );
};
