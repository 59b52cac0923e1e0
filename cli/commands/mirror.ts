import { setTimeout as sleep } from 'node:timers/promises';
import { Option } from '@commander-js/extra-typings';
import { changeTypes } from '../../functions/core/delivery/change.ts';
import type { Program } from '../connect/globals.ts';
import { type Session, sessionOf } from '../connect/session.ts';
import { exitCodes, usageError } from '../errors.ts';
import { duration } from '../lib/values.ts';
import { logAddress } from '../mirror/address.ts';
import { MirrorClient } from '../mirror/client.ts';
import { MirrorFolder } from '../mirror/folder.ts';
import { lockFolder } from '../mirror/lock.ts';
import { type Mirror, type Synced, sync } from '../mirror/sync.ts';
import { isDamaged, verifiedText } from '../mirror/verify.ts';
import { onInterrupt } from '../terminal/interrupt.ts';

/** The least time between two looks at a log, which the CDN renews every two seconds. */
const leastEveryMs = 2_000;

/** Shell convention: 128 + SIGINT. */
const interruptedCode = 130;

/** `dateline mirror`: a copy of a feed in a folder, for subscribers; needs no access to the desk but the key. */
export function mirror(program: Program): void {
  program
    .command('mirror')
    .description('keep a copy of a feed in a folder: new stories, corrections, kills; can be resumed')
    .argument('<url>', 'address of the feed or of its log: https://SITE/private/feeds/ID.json')
    .requiredOption('--to <dir>', 'folder of the copy: stories/ID.json, and state.json')
    .option(
      '--key <key>',
      'key of the subscriber; DATELINE_SUBSCRIBER_KEY is safer, process lists do not show it',
    )
    .option('--follow', 'go on, until Ctrl-C')
    .addOption(
      new Option('--every <time>', 'with --follow: how often').argParser(duration).default(10_000, '10s'),
    )
    .option(
      '--verify',
      'compare every file with the log; exit code 1 where one was wrong, which is made right',
    )
    .action(async (url, options, command) => {
      const session = sessionOf(command);
      const address = logAddress(url);
      const key = subscriberKey(options.key);
      const interrupt = onInterrupt();
      const unlock = lockFolder(options.to);
      try {
        const folder = MirrorFolder.open(options.to, address);
        const client = new MirrorClient(address, key, interrupt.stop);
        const one: Mirror = {
          address,
          client,
          folder,
          acknowledges: key !== undefined,
          verify: options.verify === true,
          stop: interrupt.stop,
        };
        await run(session, one, options.follow === true ? Math.max(options.every, leastEveryMs) : undefined);
      } finally {
        unlock();
        interrupt.release();
      }
    });
}

async function run(session: Session, one: Mirror, everyMs: number | undefined): Promise<void> {
  try {
    for (let before = -1; ; ) {
      const synced = await sync(before === -1 ? one : { ...one, verify: false });
      if (synced.verified && isDamaged(synced.verified)) process.exitCode = exitCodes.failed;
      if (synced.seq !== before || everyMs === undefined)
        session.out.record(synced, () => line(synced).join('\n'));
      before = synced.seq;
      if (everyMs === undefined) return;
      await sleep(everyMs, undefined, { signal: one.stop });
    }
  } catch (error) {
    // Ctrl-C ends it; the next run goes on from what is done.
    if (!one.stop.aborted) throw error;
    if (everyMs === undefined) process.exitCode = interruptedCode;
  }
}

function line({ seq, stories, changes, agrees, complete, verified }: Synced): string[] {
  const counts = changeTypes.flatMap((type) => (changes[type] ? [`${changes[type]} ${type}`] : []));
  const said =
    agrees === undefined ? [] : [agrees ? 'acknowledged' : 'the desk says that the copy is not right'];
  const rest = complete ? [] : ['the log is still being completed'];
  return [
    [`entry ${seq}`, `${stories} stories`, ...counts, ...said, ...rest].join('  '),
    ...(verified ? [verifiedText(verified)] : []),
  ];
}

/** The key of a subscriber, from --key or DATELINE_SUBSCRIBER_KEY; none for a public feed. */
function subscriberKey(given: string | undefined): string | undefined {
  const key = given ?? process.env.DATELINE_SUBSCRIBER_KEY;
  if (key === undefined || key === '') return undefined;
  if (!key.startsWith('dls_'))
    throw usageError(
      'this is not the key of a subscriber: it must begin with dls_',
      'check DATELINE_SUBSCRIBER_KEY',
    );
  return key;
}
