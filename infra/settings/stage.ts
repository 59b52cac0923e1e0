import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { StoryFormatId } from '../../functions/contract/feeds.ts';

export const stageNames = ['dev', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** What differs between the stages; everything else is the same code with the same settings. */
export interface StageSettings {
  readonly name: StageName;
  /** Guards the table and the stacks against deletion. */
  readonly protectData: boolean;
  /** What becomes of tables and buckets when their stack is removed. */
  readonly removal: RemovalPolicy;
  readonly logRetention: RetentionDays;
  /** New versions of functions take a tenth of the calls first and go back at the first error. */
  readonly gradualRelease: boolean;
  readonly siteTitle: string;
  /** The least time between two builds of one feed. */
  readonly feedIntervalSeconds: number;
  /** Formats in which each story can be pulled by itself; `html` always among them. */
  readonly storyFormats: readonly StoryFormatId[];
}

const stages: Record<StageName, StageSettings> = {
  dev: {
    name: 'dev',
    protectData: false,
    // A bucket that still holds objects refuses deletion and stays behind. Emptying it would need a
    // custom resource with rights to delete every object, which is worse than a bucket left over.
    removal: RemovalPolicy.DESTROY,
    logRetention: RetentionDays.TWO_WEEKS,
    gradualRelease: false,
    siteTitle: 'Dateline (dev)',
    feedIntervalSeconds: 1,
    storyFormats: ['html', 'json'],
  },
  prod: {
    name: 'prod',
    protectData: true,
    // Unlike RETAIN it leaves nothing behind when the very first deployment fails.
    removal: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    logRetention: RetentionDays.THREE_MONTHS,
    gradualRelease: true,
    siteTitle: 'Dateline',
    feedIntervalSeconds: 1,
    // Every further format is one more S3 PUT for each version of each story, at 5 dollars a million, whether
    // anybody pulls it or not: all seven would cost seven times the page alone.
    storyFormats: ['html'],
  },
};

/** The settings of a stage by its name; throws for a name that is not in `stageNames`. */
export function stageSettings(name: string): StageSettings {
  const known = stageNames.find((stage) => stage === name);
  if (known === undefined) {
    throw new Error(`Unknown stage "${name}". Pass -c stage=${stageNames.join(' or -c stage=')}.`);
  }
  return stages[known];
}
