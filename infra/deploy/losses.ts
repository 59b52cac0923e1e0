import { Template } from 'aws-cdk-lib/assertions';
import { operatorOutputs } from '../../functions/contract/functions.ts';
import { lossesBetween, recordStack } from '../release/release-record.ts';

type Json = Record<string, unknown>;

/** A stack as it is deployed: its template, and the values of its outputs. */
export interface Deployed {
  template: Json;
  outputs: Readonly<Record<string, string>>;
}

/**
 * What a deployment would take from readers, agencies or the operator: a host name, an alias of the distribution, a
 * format of the stories, a resource that is kept. One line each.
 * @param wanted the template that would be deployed.
 */
export function lossesOf(deployed: Deployed, wanted: Json): string[] {
  return [
    ...lostNames(deployed, wanted),
    ...lostFormats(deployed, wanted),
    ...lostResources(deployed, wanted),
  ];
}

/** Host names that CloudFront answers to. */
function aliasesOf(template: Json): string[] {
  const resources = Object.values(
    (template.Resources ?? {}) as Record<string, { Type: string; Properties?: Json }>,
  );
  return resources.flatMap(({ Type, Properties }) => {
    if (Type !== 'AWS::CloudFront::Distribution') return [];
    const { Aliases = [] } = (Properties?.DistributionConfig ?? {}) as { Aliases?: string[] };
    return Aliases;
  });
}

function lostNames({ template, outputs }: Deployed, wanted: Json): string[] {
  const kept = aliasesOf(wanted);
  const url = outputs[operatorOutputs.BASE_URL];
  const shown =
    url === undefined ? [] : [new URL(url).hostname].filter((host) => !host.endsWith('.cloudfront.net'));
  const lost = [...new Set([...shown, ...aliasesOf(template)])].filter((name) => !kept.includes(name));
  return lost.map(
    (name) => `the site would no longer answer to ${name}, and every address in feeds and pages would change`,
  );
}

function lostFormats({ outputs }: Deployed, wanted: Json): string[] {
  const before = outputs[operatorOutputs.STORY_FORMATS]?.split(',') ?? [];
  const { Outputs = {} } = wanted as { Outputs?: Record<string, { Value?: unknown }> };
  const value = Outputs[operatorOutputs.STORY_FORMATS]?.Value;
  if (typeof value !== 'string') return [];
  const after = value.split(',');
  return before
    .filter((format) => !after.includes(format))
    .map((format) => `stories would no longer be published as ${format}`);
}

/** Only what outlives its stack: everything else can be made again. */
function lostResources({ template }: Deployed, wanted: Json): string[] {
  const before = recordStack(Template.fromJSON(template));
  const after = recordStack(Template.fromJSON(wanted));
  const kept = Object.entries(before.resources).filter(([, resource]) => resource.kept);
  return lossesBetween({ resources: Object.fromEntries(kept), outputs: [], exports: {} }, after);
}
