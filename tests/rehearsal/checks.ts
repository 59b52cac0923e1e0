import { styleText } from 'node:util';

/** Runs the steps of a rehearsal one after the other, says how each ended, and counts those that passed. */
export class Checks {
  passed = 0;

  /** @throws the error of the step, which ends the rehearsal: later steps need the earlier ones. */
  async step<T>(name: string, run: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      const result = await run();
      this.passed++;
      console.log(
        `${styleText('green', 'ok')}    ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
      );
      return result;
    } catch (error) {
      console.log(`${styleText('red', 'fails')} ${name}`);
      throw error;
    }
  }
}
