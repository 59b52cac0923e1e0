import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { StoryFormatId } from '../../functions/contract/formats.ts';
import type { SiteDetails } from '../../functions/contract/site.ts';
import type { DeploymentSettings } from './deployment-settings.ts';

export const stageNames = ['dev', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** What differs between stages; everything else is identical. Defaults of what `dateline.{stage}.json` may set. */
export interface StageSettings {
  readonly name: StageName;
  /** Protects the table and the stacks against deletion. */
  readonly protectData: boolean;
  /** What happens to tables and buckets when their stack is deleted. */
  readonly removal: RemovalPolicy;
  readonly logRetention: RetentionDays;
  /** New function versions get a tenth of the calls first and are rolled back on the first error. */
  readonly gradualRelease: boolean;
  readonly siteTitle: string;
  /** Who publishes the site, and under which terms. */
  readonly site: SiteDetails;
  /** Minimum time between two builds of one feed. */
  readonly feedIntervalSeconds: number;
  /** What it grows to while a stream of stories lasts. */
  readonly feedStreamSeconds: number;
  /** Formats in which each story is published on its own; always includes `html`. */
  readonly storyFormats: readonly StoryFormatId[];
  /** A WebSub hub at `/hub`: callbacks that anybody names are called. */
  readonly hub: boolean;
}

const stages: Record<StageName, StageSettings> = {
  dev: {
    name: 'dev',
    protectData: false,
    // A bucket with objects refuses deletion and is left over. Emptying it would need a custom resource with
    // permission to delete every object, which is worse.
    removal: RemovalPolicy.DESTROY,
    logRetention: RetentionDays.TWO_WEEKS,
    gradualRelease: false,
    siteTitle: 'Dateline (dev)',
    site: {},
    feedIntervalSeconds: 1,
    feedStreamSeconds: 10,
    storyFormats: ['html', 'json'],
    hub: true,
  },
  prod: {
    name: 'prod',
    protectData: true,
    // Unlike RETAIN, leaves nothing behind when the first deployment fails.
    removal: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    logRetention: RetentionDays.THREE_MONTHS,
    gradualRelease: true,
    siteTitle: 'Dateline',
    site: {},
    feedIntervalSeconds: 1,
    feedStreamSeconds: 10,
    // Each further format costs one S3 PUT per story version (5 dollars per million), requested or not.
    storyFormats: ['html'],
    hub: false,
  },
};

/**
 * The settings of a stage, with what the deployment has chosen itself.
 * @param first the stacks are new: nothing is protected, since a failed first deployment must be repeatable.
 * @throws Error for a name that is not in `stageNames`.
 */
export function stageSettings(
  name: string,
  { siteTitle, site, feedIntervalSeconds, feedStreamSeconds, storyFormats, hub }: DeploymentSettings = {},
  first = false,
): StageSettings {
  const known = stageNames.find((stage) => stage === name);
  if (known === undefined) {
    throw new Error(`Unknown stage "${name}". Pass -c stage=${stageNames.join(' or -c stage=')}.`);
  }
  const defaults = stages[known];
  return {
    ...defaults,
    protectData: defaults.protectData && !first,
    siteTitle: siteTitle ?? defaults.siteTitle,
    site: site ?? defaults.site,
    feedIntervalSeconds: feedIntervalSeconds ?? defaults.feedIntervalSeconds,
    feedStreamSeconds: feedStreamSeconds ?? defaults.feedStreamSeconds,
    storyFormats: storyFormats ?? defaults.storyFormats,
    hub: hub ?? defaults.hub,
  };
}
