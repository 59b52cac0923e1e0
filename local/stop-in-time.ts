/** How long running requests and messages may take to finish after Ctrl-C, milliseconds. */
export const patienceMs = 8_000;

/**
 * Stops something, and gives up waiting after a time: a desk that works on a large upload could take minutes. Nothing is
 * lost: what was not finished is resumed at the next start, as after a crash.
 * @returns whether it stopped in time.
 */
export async function stopInTime(stop: () => Promise<void>, withinMs: number = patienceMs): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), withinMs);
  try {
    return await Promise.race([stop().then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
