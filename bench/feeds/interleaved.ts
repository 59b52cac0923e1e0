/** Renderers by name. Text is encoded to bytes within the measurement. */
export type Makers = Record<string, () => string | Buffer>;

export const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs all renderers in turns, so that other load affects all of them equally. Median milliseconds and bytes. */
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
