import { openBenchDesk } from '../desk/bench-desk.ts';
import type { PartResult } from '../lib/table.ts';
import { latencyText, measureLatency } from './latency.ts';
import { measureSustained, sustainedText } from './sustained.ts';

/** Size of a run. */
export interface Sizes {
  stories: number;
  seconds: number;
}

/** 14 agencies, 5 languages and `latest` make 20 feeds. */
const agencies = 14;

/** Latency of single stories and sustained throughput on the local stack. */
export async function benchPipeline(sizes: Sizes): Promise<PartResult> {
  const desk = await openBenchDesk(agencies, { metered: false });
  try {
    const latency = await measureLatency(desk, sizes.stories);
    const sustained = await measureSustained(desk, sizes.seconds);
    return {
      text: `${latencyText(latency)}\n\n${sustainedText(sustained)}`,
      figures: { latency, sustained },
    };
  } finally {
    await desk.close();
  }
}
