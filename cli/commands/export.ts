import { existsSync } from 'node:fs';
import type { Program } from '../connect/globals.ts';
import { sessionOf } from '../connect/session.ts';
import { fieldLines } from '../terminal/output.ts';
import { runningCount } from '../terminal/running-count.ts';
import { transferPorts } from '../transfer/ports.ts';
import { writeExport } from '../transfer/write-export.ts';

/** `dateline export`: the whole desk as one file. */
export function exportCommand(program: Program): void {
  program
    .command('export')
    .description('write the whole desk to a file of JSON lines; the desk may go on working')
    .argument('<file>', 'packed when its name ends with .gz or .zst')
    .option('--without-raw', 'leave out the bytes of uploads as they came')
    .action(async (file, { withoutRaw = false }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      if (existsSync(file)) await session.confirm(`${file} is there already. Write over it?`);
      const count = runningCount(session.out, 'Lines');
      const exported = await writeExport(transferPorts(desk), file, { raw: !withoutRaw }, count.at);
      count.end();
      session.out.document({ file, ...exported }, () => [
        `${desk.connection.name} is in ${file}`,
        ...fieldLines({ ...exported.counts, lines: exported.lines, sha256: exported.sha256 }),
      ]);
    });
}
