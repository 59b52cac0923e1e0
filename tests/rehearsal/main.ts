import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findEmulator, NoEmulatorError, startEmulator } from './emulator/emulator.ts';
import { rehearse } from './rehearse.ts';

/**
 * `npm run rehearse`: deploys this checkout to an emulator of AWS on this machine and uses it; docs/deploy.md.
 * Exit code 1 if a check fails, 3 if there is no emulator.
 */
async function main(): Promise<void> {
  const root = resolve(import.meta.dirname, '../..');
  const installed = await findEmulator(root);
  const folder = mkdtempSync(join(tmpdir(), 'dateline-rehearsal-'));
  const emulator = await startEmulator(installed, folder);
  const clear = async (): Promise<void> => {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const interrupted = (signal: NodeJS.Signals): void =>
    void clear().then(() => process.kill(process.pid, signal));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  console.log(`Rehearsal with ministack ${installed.version}`);
  try {
    const passed = await rehearse({ root, folder, installed, emulator });
    console.log(`rehearsal: ${passed} checks passed`);
  } catch (error) {
    const log = readFileSync(join(folder, 'ministack.log'), 'utf8').split('\n');
    console.error(`The last lines of the emulator:\n${log.slice(-30).join('\n').slice(-6000)}`);
    throw error;
  } finally {
    await clear();
  }
}

try {
  await main();
} catch (error) {
  if (error instanceof NoEmulatorError) {
    console.error(`rehearsal: did not run: ${error.message}`);
    process.exitCode = 3;
  } else {
    console.error(error);
    console.error('rehearsal: failed');
    process.exitCode = 1;
  }
}
