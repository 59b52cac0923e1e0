import { compileDefinitions } from '../../functions/core/feeds/filters/compile.ts';
import type { FeedDefinition } from '../../functions/core/feeds/filters/definition.ts';
import { cpuTime, median } from './interleaved.ts';
import { stories, story, updated } from './stories.ts';

export interface MatchingFigure {
  definitions: number;
  candidates: number;
  microsecondsPerStory: number;
}

const definitionCount = 10_000;
const definitions: FeedDefinition[] = Array.from({ length: definitionCount }, (_, n) => ({
  id: `f${n}`,
  title: `f${n}`,
  description: `f${n}`,
  content: 'full',
  size: 50,
  filter: {
    and: [
      { language: ['en'] },
      {
        or: [
          { keyword: [`k${n % 2000}`, n % 100 === 0 ? 'talks' : 'x'] },
          { subject: [`medtop:${20000000 + n}`] },
        ],
      },
      { not: { section: ['sport'] } },
    ],
  },
}));

/** Matches one story against many definitions. */
export const matching = (rounds: number): MatchingFigure => {
  const compiled = compileDefinitions(definitions);
  const times: number[] = [];
  const all = (): void => {
    for (const one of stories) compiled.matching(one, updated);
  };
  for (let round = 0; round < rounds; round += 1) times.push((cpuTime(all) * 1000) / stories.length);
  return {
    definitions: definitionCount,
    candidates: compiled.candidates(story(1)),
    microsecondsPerStory: median(times),
  };
};
