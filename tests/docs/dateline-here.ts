import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { datelineHere } from '../cli/command.ts';

/** Variables that a shell passes on, in the order of its request. */
const variables = ['DATELINE_DATA', 'DATELINE_KEY', 'DATELINE_SUBSCRIBER_KEY'];

/**
 * Runs `npx dateline …` of a shell in this process, which has loaded the command already; a process for each of a
 * hundred commands would take minutes. Pages for newcomers run the real one in their first block.
 */
export class DatelineHere {
  private readonly folder = mkdtempSync(join(tmpdir(), 'dateline-here-'));
  private readonly server: Server = createServer((request, response) => {
    this.#run(request).then(
      (code) => response.end(String(code)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });

  /** Starts it; returns the lines of bash that lead `npx dateline` here. */
  async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    const { port } = this.server.address() as AddressInfo;
    const values = ['PWD', ...variables].map((name) => `"$${name}"`).join(' ');
    return `npx() {
  if [ "$1" != dateline ]; then command npx "$@"; return; fi
  shift
  local code
  code=$(printf '%s\\0' ${values} "$@" | command curl -sS --data-binary @- http://127.0.0.1:${port})
  cat '${this.folder}/out'
  cat '${this.folder}/err' >&2
  return "$code"
}`;
  }

  async #run(request: IncomingMessage): Promise<number> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const words = Buffer.concat(parts).toString('utf8').split('\0').slice(0, -1);
    const [cwd = '', ...rest] = words;
    const before = { cwd: process.cwd(), env: { ...process.env } };
    process.chdir(cwd);
    for (const [index, name] of variables.entries()) process.env[name] = rest[index] ?? '';
    try {
      const { code, out, err } = await datelineHere(rest.slice(variables.length));
      writeFileSync(join(this.folder, 'out'), out === '' ? '' : `${out}\n`);
      writeFileSync(join(this.folder, 'err'), err === '' ? '' : `${err}\n`);
      return code ?? 1;
    } finally {
      process.chdir(before.cwd);
      for (const name of variables) {
        if (before.env[name] === undefined) delete process.env[name];
        else process.env[name] = before.env[name];
      }
    }
  }

  async stop(): Promise<void> {
    await new Promise((done) => this.server.close(done));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
