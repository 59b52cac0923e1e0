import type { Program } from '../connect/globals.ts';
import { agencies } from './agencies/index.ts';
import { articles } from './articles/index.ts';
import { auditCommand } from './audit.ts';
import { completion } from './completion.ts';
import { deadLetters } from './dead-letters.ts';
import { doctor } from './doctor.ts';
import { endpoints } from './endpoints/index.ts';
import { exportCommand } from './export.ts';
import { feeds } from './feeds.ts';
import { hub } from './hub/index.ts';
import { importCommand } from './import.ts';
import { mirror } from './mirror.ts';
import { operators } from './operators/index.ts';
import { receipts } from './receipts/index.ts';
import { subscribers } from './subscribers/index.ts';
import { tail } from './tail.ts';

/** Every command, in the order of the help. */
export const commands: readonly ((program: Program) => void)[] = [
  agencies,
  operators,
  feeds,
  subscribers,
  endpoints,
  hub,
  articles,
  receipts,
  deadLetters,
  tail,
  mirror,
  auditCommand,
  doctor,
  exportCommand,
  importCommand,
  completion,
];
