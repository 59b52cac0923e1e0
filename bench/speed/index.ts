import { openBenchDesk } from '../desk/bench-desk.ts';
import type { PartResult } from '../lib/table.ts';
import { latencyText, measureLatency } from './latency.ts';
import { measureSustained, sustainedText } from './sustained.ts';

/** Sizes of a run, for a quick look or for figures that are to be kept. */
export interface Sizes {
  stories: number;
  seconds: number;
}

/** 14 agencies and 5 languages make 20 feeds with `latest`. */
const agencies = 14;

/** Latency of single stories and what a steady stream can be, on the local stack. */
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
