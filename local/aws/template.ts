/** A resource of a CloudFormation template. */
export interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
}

/** Resources and exports of all synthesised stacks. */
export interface Templates {
  resources: ReadonlyMap<string, Resource>;
  /** Exported values by name, still as expressions. */
  exports: ReadonlyMap<string, unknown>;
}

export const ofType = (templates: Templates, type: string): [string, Resource][] =>
  [...templates.resources].filter(([, resource]) => resource.Type === type);

/** Local values of `Ref` and `Fn::GetAtt` for a resource. */
export interface Physical {
  ref: string;
  attributes: Record<string, string>;
}

/**
 * Evaluates the CloudFormation expressions that the templates use.
 * @throws Error for an unsupported expression, so that a new one in the CDK app is noticed at once.
 */
export function resolve(
  templates: Templates,
  physical: ReadonlyMap<string, Physical>,
  value: unknown,
): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const expression = (value ?? {}) as Record<string, unknown>;
  const go = (inner: unknown): string => resolve(templates, physical, inner);
  if (typeof expression.Ref === 'string') {
    const known = physical.get(expression.Ref);
    if (known) return known.ref;
  }
  const getAtt = expression['Fn::GetAtt'] as [string, string] | undefined;
  const attribute = getAtt && physical.get(getAtt[0])?.attributes[getAtt[1]];
  if (attribute !== undefined) return attribute;
  const imported = expression['Fn::ImportValue'];
  if (imported !== undefined && templates.exports.has(go(imported)))
    return go(templates.exports.get(go(imported)));
  const join = expression['Fn::Join'] as [string, unknown[]] | undefined;
  if (join) return join[1].map(go).join(join[0]);
  throw new Error(`The local stack cannot evaluate ${JSON.stringify(value)}`);
}
