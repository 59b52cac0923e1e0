#!/usr/bin/env node
// Plain JavaScript, so that any Node can read it: the command itself is TypeScript, which Node runs from 24 on. An
// older Node hands over to the one that comes with the package.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { fileURLToPath } from 'node:url';

const oldest = 24;
const own = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));

if (Number(process.versions.node.split('.', 1)[0]) >= oldest) {
  // Stripping the types of so many files is half the time of a short command.
  module.enableCompileCache();
  await import(new URL('./main.ts', import.meta.url).href);
} else if (existsSync(own)) {
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; the command decides how it ends.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
} else {
  console.error(`dateline: Node ${process.versions.node} is too old; install Node ${oldest} or newer`);
  process.exitCode = 1;
}
