import { openDemoDesk } from './demo/demo.ts';
import { welcome } from './demo/welcome.ts';
import { readOptions, UsageError, usage } from './options.ts';
import { stopInTime } from './stop-in-time.ts';

/** `npm start`: the whole of Dateline on this machine, until Ctrl-C. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(usage);
  // Loading the CDK takes a second; report wrong options before that.
  const { startStack } = await import('./stack.ts');
  const stack = await startStack(options);
  let ending = false;
  const end = async (): Promise<void> => {
    // A second Ctrl-C does not wait.
    if (ending) process.exit(0);
    ending = true;
    console.log('\nStopping after running requests and messages have finished.');
    const inTime = await stopInTime(stack.stop);
    if (!inTime) console.log('Some were not finished; they are resumed at the next start.');
    process.exit(0);
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
  const desk = await openDemoDesk(stack, options.data);
  console.log(welcome(desk, options.data));
}

main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exit(1);
});
