import { functions } from '../contract.ts';
import { type ReconcileReport, reconcile } from '../pipeline/reconcile.ts';
import { config } from '../platform/config.ts';
import { dropQueue, intakeDesk, receiptsQueue } from '../platform/desk.ts';
import { telemetry } from '../platform/telemetry.ts';

const env = config<'reconcile'>(functions.reconcile);
const { log, meter, flush } = telemetry('reconcile');
const desk = intakeDesk(env);
const ports = {
  ...desk,
  receiptsQueue: receiptsQueue(env),
  dropQueue: dropQueue(env),
  dropBucket: desk.bucket(env.DROP_BUCKET),
  feedsBucket: desk.bucket(env.FEEDS_BUCKET),
  log,
  meter,
};

/** Runs on a schedule; `impatient` is set by an operator, or after a start from a crash. */
export const handler = async (event: { impatient?: boolean } = {}): Promise<ReconcileReport> => {
  const report = await reconcile(ports, event.impatient ? { impatient: true } : {});
  for (const [name, value] of Object.entries(report)) if (value > 0) meter.count(name, value);
  if (Object.values(report).some((value) => value > 0)) log.info('Reconciled', { ...report });
  flush();
  return report;
};
