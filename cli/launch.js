// Plain JavaScript, so that any Node version can run it. The TypeScript behind it needs Node 24; an older Node starts
// the Node that is installed as an optional dependency.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { fileURLToPath } from 'node:url';

const oldest = 24;
const own = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));

/**
 * Runs a TypeScript entry, in this process or with the installed Node.
 * @param {URL} entry
 */
export async function launch(entry) {
  if (Number(process.versions.node.split('.', 1)[0]) >= oldest) {
    // Stripping the types of so many files is half the time of a short command.
    module.enableCompileCache();
    await import(entry.href);
  } else if (existsSync(own)) {
    const child = spawn(own, process.argv.slice(1), { stdio: 'inherit' });
    // A terminal sends Ctrl-C to both processes; the child decides how to end.
    process.on('SIGINT', () => {});
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('exit', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
    });
  } else {
    console.error(`dateline: Node ${process.versions.node} is too old; install Node ${oldest} or newer`);
    process.exitCode = 1;
  }
}
