/** What is measured, by name: a feed as text, which is encoded within the measurement, or as bytes. */
export type Makers = Record<string, () => string | Buffer>;

export const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs all makers in turn, so that what the machine does beside them falls on all alike. Milliseconds to bytes. */
export const interleaved = (
  makers: Makers,
  rounds: number,
): Record<string, { milliseconds: number; bytes: number }> => {
  const times = new Map(Object.keys(makers).map((name) => [name, [] as number[]]));
  const sizes: Record<string, number> = {};
  for (let round = -5; round < rounds; round += 1) {
    for (const [name, make] of Object.entries(makers)) {
      const start = performance.now();
      const made = make();
      const bytes = typeof made === 'string' ? Buffer.from(made) : made;
      const took = performance.now() - start;
      sizes[name] = bytes.length;
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return Object.fromEntries(
    [...times].map(([name, all]) => [name, { milliseconds: median(all), bytes: sizes[name] ?? 0 }]),
  );
};
