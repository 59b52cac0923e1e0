import { existsSync } from 'node:fs';
import type { Program } from '../connect/globals.ts';
import { sessionOf } from '../connect/session.ts';
import { fieldLines } from '../terminal/output.ts';
import { runningCount } from '../terminal/running-count.ts';
import { transferPorts } from '../transfer/ports.ts';
import { writeExport } from '../transfer/write-export.ts';

/** `dateline export`: writes the whole desk to one file. */
export function exportCommand(program: Program): void {
  program
    .command('export')
    .description('write the whole desk to a file of JSON lines, while it keeps running')
    .argument('<file>', 'compressed if its name ends with .gz or .zst')
    .option('--without-raw', 'leave out the raw bytes of uploads')
    .action(async (file, { withoutRaw = false }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      if (existsSync(file)) await session.confirm(`${file} exists. Overwrite it?`);
      const count = runningCount(session.out, 'Lines');
      const exported = await writeExport(transferPorts(desk), file, { raw: !withoutRaw }, count.at);
      count.end();
      session.out.document({ file, ...exported }, () => [
        `${desk.connection.name} was exported to ${file}`,
        ...fieldLines({ ...exported.counts, lines: exported.lines, sha256: exported.sha256 }),
      ]);
    });
}
