import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PartResult } from '../lib/table.ts';
import { outcomeOf } from './outcome.ts';
import { ruleFor } from './rules.ts';

interface Case {
  file: string;
  contentType?: string;
  situation: string;
  right: string;
}

const folder = fileURLToPath(new URL('../../../shared/corpus/reports/', import.meta.url));

/** `npm run bench -- reports`: the situations of public bug reports that come out as their case says is right. */
export async function benchReports(): Promise<PartResult> {
  if (!existsSync(folder)) throw new Error('../shared/corpus/reports is not there');
  const cases: Case[] = JSON.parse(readFileSync(`${folder}cases.json`, 'utf8'));
  const wrong: string[] = [];
  const open: string[] = [];
  for (const { file, contentType, situation, right } of cases) {
    const rule = ruleFor(file);
    if (rule === undefined) open.push(`${file}: ${right}`);
    else if (!rule(await outcomeOf(folder + file, contentType)))
      wrong.push(`${file}: ${situation} → ${right}`);
  }
  const judged = cases.length - open.length;
  const text = [
    `### Situations of public bug reports`,
    '',
    `${judged - wrong.length} of ${judged} right`,
    ...(wrong.length > 0 ? ['', 'Wrong:', ...wrong] : []),
    ...(open.length > 0 ? ['', 'For a person to judge:', ...open] : []),
  ].join('\n');
  return { text, figures: { right: judged - wrong.length, judged, cases: cases.length } };
}
