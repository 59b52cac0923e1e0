import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { type StoryFormatId, storyFormatIds } from '../../functions/contract/formats.ts';
import { type SiteDetails, siteDetailsProblem } from '../../functions/contract/site.ts';

const Email = Type.String({ pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', maxLength: 254 });
const Text = Type.String({ minLength: 1, maxLength: 300 });

/** What `dateline.{stage}.json` may contain. Unknown names are refused: a misspelt one would be lost silently. */
const Settings = Type.Object(
  {
    siteTitle: Text,
    /** Who publishes the site, and under which terms; see `SiteDetails`. */
    site: Type.Unsafe<SiteDetails>(Type.Object({})),
    /** Least seconds between two builds of one feed. */
    feedIntervalSeconds: Type.Number({ minimum: 1, maximum: 60 }),
    /** What that grows to while a stream of stories lasts. */
    feedStreamSeconds: Type.Number({ minimum: 1, maximum: 60 }),
    storyFormats: Type.Array(Type.Union(storyFormatIds.map((id) => Type.Literal(id))), {
      minItems: 1,
      uniqueItems: true,
    }),
    /** A WebSub hub at `/hub`, for the public feeds. */
    hub: Type.Boolean(),
    domainName: Text,
    certificateArn: Text,
    hostedZoneId: Text,
    webAclArn: Text,
    rateLimit: Type.Integer({ minimum: 10 }),
    originShield: Text,
    reserveConcurrency: Type.Boolean(),
    /** Concurrent Lambda runs of the account; the maxima of the queues are lowered to fit. */
    accountConcurrency: Type.Integer({ minimum: 10 }),
    /** They get every alarm, after confirming the mail of SNS. */
    alarmEmails: Type.Array(Email, { minItems: 1, maxItems: 20, uniqueItems: true }),
    /** An alarm on 5xx of the CDN by a stack in us-east-1, for a desk in another region. */
    cdnAlarm: Type.Boolean(),
    budget: Type.Object(
      {
        monthlyDollars: Type.Number({ exclusiveMinimum: 0 }),
        emails: Type.Array(Email, { minItems: 1, maxItems: 10 }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export type DeploymentSettings = Partial<Omit<Static<typeof Settings>, 'storyFormats'>> & {
  storyFormats?: StoryFormatId[];
};

/** Names that start with it are remarks, since JSON has no comments. */
const remark = '//';

/** The settings file of a stage. */
export const settingsFile = (stage: string): string => `dateline.${stage}.json`;

/**
 * Reads the settings of a stage.
 * @param path a file, which must exist; undefined for `dateline.{stage}.json` in the folder, which may be absent.
 * @throws Error that names the file, the setting and what is wrong.
 */
export function readSettings(folder: string, stage: string, path?: string): DeploymentSettings {
  const file = path ?? join(folder, settingsFile(stage));
  if (path === undefined && !existsSync(file)) return {};
  return checkedSettings(readFileSync(file, 'utf8'), basename(file));
}

/** @throws Error that names the file, the setting and what is wrong. */
export function checkedSettings(text: string, file: string): DeploymentSettings {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw new Error(`${file} must be a JSON object`);
  const settings = Object.fromEntries(Object.entries(found).filter(([name]) => !name.startsWith(remark)));
  const unknown = Object.keys(settings).filter((name) => !(name in Settings.properties));
  if (unknown.length > 0) {
    const known = Object.keys(Settings.properties).join(', ');
    throw new Error(`${file}: unknown setting ${unknown.join(', ')}; known are ${known}`);
  }
  const [error] = Value.Errors(Type.Partial(Settings), settings);
  if (error) {
    const known = error.instancePath.startsWith('/storyFormats')
      ? `; known are ${storyFormatIds.join(', ')}`
      : '';
    throw new Error(`${file}: ${error.instancePath || '/'} ${error.message}${known}`);
  }
  if (settings.storyFormats && !(settings.storyFormats as string[]).includes('html'))
    throw new Error(`${file}: /storyFormats must contain html, which every feed links to`);
  const problem = settings.site === undefined ? undefined : siteDetailsProblem(settings.site);
  if (problem !== undefined) throw new Error(`${file}: /site: ${problem}`);
  return settings as DeploymentSettings;
}
