import { functions } from '../contract/functions.ts';
import { waitingForPerson } from '../pipeline/recovery/count-waiting.ts';
import { looksForQuiet, quietAgencies } from '../pipeline/recovery/quiet-agencies.ts';
import { type ReconcileReport, reconcile } from '../pipeline/recovery/reconcile.ts';
import { intakeDesk, keyStoreOf, queuesOf } from '../platform/composition.ts';
import { config } from '../platform/config.ts';
import { telemetry } from '../platform/telemetry.ts';
import { sqs } from '../queues/client.ts';

const env = config<'reconcile'>(functions.reconcile);
const monitoring = telemetry('reconcile');
const client = sqs();
const desk = intakeDesk(env, client);
const ports = {
  ...desk,
  ...queuesOf(env, client),
  dropBucket: desk.bucket(env.DROP_BUCKET),
  feedsBucket: desk.bucket(env.FEEDS_BUCKET),
  keyStore: keyStoreOf(env),
  ...monitoring,
};

/** Runs on a schedule; `impatient` is set by an operator, or after a start from a crash. */
export const handler = async (event: { impatient?: boolean } = {}): Promise<ReconcileReport> => {
  try {
    const report = await reconcile(ports, event.impatient ? { impatient: true } : {});
    const counts = Object.entries(report) as [keyof ReconcileReport, number][];
    for (const [name, value] of counts) if (value > 0) monitoring.meter.count(name, value);
    if (counts.some(([, value]) => value > 0)) monitoring.log.info('Reconciled', { ...report });
    if (looksForQuiet(ports.now())) {
      const [quiet, waiting] = await Promise.all([quietAgencies(ports), waitingForPerson(ports)]);
      if (quiet > 0) monitoring.meter.count('quietAgencies', quiet);
      if (waiting > 0) monitoring.meter.count('waitingForPerson', waiting);
    }
    return report;
  } finally {
    monitoring.flush();
  }
};
