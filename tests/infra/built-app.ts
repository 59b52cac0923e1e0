import { Template } from 'aws-cdk-lib/assertions';
import { buildApp } from '../../infra/synthesise.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** The app of one stage without its code, and its templates. */
function build(stage: string, context: Record<string, string>, region: string | undefined) {
  const built = buildApp({ bundle: false, stage, context, region });
  return {
    ...built,
    templates: {
      state: Template.fromStack(built.state),
      service: Template.fromStack(built.service),
      watch: Template.fromStack(built.watch),
    },
  };
}

const builtApps = new Map<string, ReturnType<typeof build>>();

/** The same, built once for all test files. */
export function buildOnce(stage = 'prod', context: Record<string, string> = {}, region?: string) {
  const key = JSON.stringify([stage, context, region]);
  const made = builtApps.get(key) ?? build(stage, context, region);
  builtApps.set(key, made);
  return made;
}

/** Resources of a type with their logical ids. */
export function resources(template: Template, type: string): [id: string, resource: Resource][] {
  return Object.entries(template.findResources(type)) as [string, Resource][];
}

/** Ids of the functions that CodeDeploy calls before a release: they are no part of the pipeline. */
export function releaseHooks(template: Template): string[] {
  return resources(template, 'AWS::Lambda::Alias').flatMap(
    ([, alias]) =>
      target(at(alias, 'UpdatePolicy', 'CodeDeployLambdaAliasUpdate', 'BeforeAllowTrafficHook')) ?? [],
  );
}

/** A property by its path, or undefined where the path ends. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let current: unknown = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}

/** The logical id that `Ref` or `Fn::GetAtt` points to. */
export function target(reference: unknown): string | undefined {
  const id = at(reference, 'Ref') ?? at(reference, 'Fn::GetAtt', 0);
  return typeof id === 'string' ? id : undefined;
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
  readonly Principal?: unknown;
}

/** Every statement of the identity policies, with the id of its policy. */
export function identityStatements(template: Template): [policy: string, statement: Statement][] {
  return resources(template, 'AWS::IAM::Policy').flatMap(([id, policy]) =>
    (at(policy, 'Properties', 'PolicyDocument', 'Statement') as Statement[]).map(
      (statement): [string, Statement] => [id, statement],
    ),
  );
}

export const listed = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
