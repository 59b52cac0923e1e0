import { expect, test, vi } from 'vitest';
import { metrics } from '../../functions/contract/metrics.ts';
import { Numbers } from '../../functions/platform/numbers.ts';
import { telemetry } from '../../functions/platform/telemetry.ts';

interface MetricDocument {
  _aws: {
    CloudWatchMetrics: {
      Namespace: string;
      Dimensions: string[][];
      Metrics: { Name: string; Unit: string }[];
    }[];
  };
  [name: string]: unknown;
}

/** What one invocation writes to its log, a text each time. */
function writtenBy(tell: (told: ReturnType<typeof telemetry>) => void): string[] {
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Dateline/test');
  const written: string[] = [];
  const spies = (['log', 'info'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((text: string) => void written.push(text)),
  );
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    const told = telemetry('publish');
    tell(told);
    told.flush();
  } finally {
    for (const spy of [...spies, out]) spy.mockRestore();
    vi.unstubAllEnvs();
  }
  return written;
}

/** The embedded metric documents that one invocation leaves in its log. */
const documentsOf = (tell: (told: ReturnType<typeof telemetry>) => void): MetricDocument[] =>
  writtenBy(tell)
    .filter((text) => text.includes('_aws'))
    .map((text) => JSON.parse(text) as MetricDocument);

const directive = (document: MetricDocument | undefined) => document?._aws.CloudWatchMetrics[0];

test('metrics carry the unit of the contract, the stage’s namespace and the function, and nothing else', () => {
  const names = Object.keys(metrics) as (keyof typeof metrics)[];
  const [document, ...others] = documentsOf(({ meter }) => {
    for (const name of names) {
      if (metrics[name] === 'Milliseconds' || metrics[name] === 'Seconds') meter.milliseconds(name, 1500);
      else meter.count(name, 3);
    }
  });
  expect(others).toEqual([]);
  expect(directive(document)).toMatchObject({ Namespace: 'Dateline/test', Dimensions: [['service']] });
  const told = Object.fromEntries(directive(document)?.Metrics.map(({ Name, Unit }) => [Name, Unit]) ?? []);
  expect(told).toEqual(metrics);
  expect(document?.service).toBe('publish');
  expect([document?.normaliseTime, document?.submitToVisible, document?.feedBytes]).toEqual([1500, 1.5, 3]);
});

test('values of one invocation stand together, so that percentiles can be made of them', () => {
  const [document] = documentsOf(({ meter }) => {
    for (const value of [1000, 2000, 4000]) meter.milliseconds('submitToVisible', value);
  });
  expect(document?.submitToVisible).toEqual([1, 2, 4]);
});

test('a refusal is counted whole, and once more by its reason', () => {
  const documents = documentsOf(({ meter }) => {
    meter.count('refused', 1, 'unreadable');
    meter.count('refused', 1, 'incomplete');
  });
  const byReason = documents.filter((one) => directive(one)?.Dimensions[0]?.includes('reason'));
  expect(byReason.map((one) => [one.reason, one.refused])).toEqual([
    ['unreadable', 1],
    ['incomplete', 1],
  ]);
  const whole = documents.filter((one) => !byReason.includes(one));
  expect(whole.map((one) => [directive(one)?.Dimensions, one.refused])).toEqual([[[['service']], [1, 1]]]);
});

test('an invocation that has nothing to tell writes no document', () => {
  expect(documentsOf(() => undefined)).toEqual([]);
});

test('percentiles are those of the newest thousand values, by nearest rank', () => {
  const numbers = new Numbers('2026-01-01T00:00:00.000Z');
  for (let value = 1; value <= 1000; value++) numbers.value('normaliseTime', 5000 + value);
  for (let value = 1; value <= 1000; value++) numbers.value('normaliseTime', value);
  expect(numbers.snapshot().spreads.normaliseTime).toEqual({ count: 2000, p50: 500, p99: 990 });
});

test('line breaks of a value make no line of the log', () => {
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
  const forged = 'x\n{"level":"INFO","message":"Agency suspended"}\r\n\u2028';
  const written = writtenBy(({ log }) => log.info('Upload refused', { filename: forged }));
  const lines = written.filter((text) => text.includes('Upload refused'));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/[\n\r]/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: 'Upload refused', filename: forged });
});
