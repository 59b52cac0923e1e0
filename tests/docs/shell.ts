import { spawn } from 'node:child_process';

/** What one block of commands did. */
export interface Ran {
  /** Standard output and standard error, as they came. */
  output: string;
  /** The commands that ended with another exit code than 0, as bash names them. */
  failed: string[];
}

const end = '@@END OF BLOCK';
const failure = '@@FAILED ';

/**
 * Runs blocks of commands one after the other in one bash, as somebody does who pastes them into a terminal: what one
 * block sets, the next one knows.
 */
export class DocShell {
  private readonly bash;
  private output = '';
  private notify = (): void => {};
  private fail = (_code: number | null): void => {};

  constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.bash = spawn('bash', ['--norc', '--noprofile'], {
      cwd: folder,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const take = (chunk: Buffer): void => {
      this.output += chunk.toString('utf8');
      this.notify();
    };
    this.bash.stdout.on('data', take);
    this.bash.stderr.on('data', take);
    this.bash.once('exit', (code) => this.fail(code));
    this.bash.stdin.write(`exec 2>&1\nset -o pipefail\ntrap 'echo "${failure}$BASH_COMMAND"' ERR\n`);
  }

  /** @throws Error when bash ends, for example by `exit`. */
  async run(commands: string): Promise<Ran> {
    this.output = '';
    const done = new Promise<void>((resolve, reject) => {
      this.notify = () => {
        if (this.output.includes(`${end}\n`)) resolve();
      };
      this.fail = (code) => reject(new Error(`bash ended with ${code}:\n${this.output}`));
    });
    this.bash.stdin.write(`${commands.trimEnd()}\necho '${end}'\n`);
    await done;
    const lines = this.output.slice(0, this.output.indexOf(end)).split('\n');
    return {
      output: lines.filter((line) => !line.startsWith(failure)).join('\n'),
      failed: lines.filter((line) => line.startsWith(failure)).map((line) => line.slice(failure.length)),
    };
  }

  stop(): void {
    this.bash.kill();
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether an output has the lines that a page shows, in this order; `…` stands for anything. */
export function shows(output: string, expected: string): boolean {
  const lines = expected.trimEnd().split('\n');
  const pattern = lines.map((line) => line.split('…').map(escaped).join('[^\\n]*')).join('[\\s\\S]*?');
  return new RegExp(pattern).test(output);
}
