import { Stack, Validations } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';

/** Acknowledges patterns of actions (`s3:List*`) in the policy of a function. */
export function acknowledgeActions(fn: LambdaFunction, actions: readonly string[], reason: string): void {
  for (const action of actions) {
    Validations.of(fn.role ?? fn).acknowledge({ id: `AwsSolutions-IAM5[Action::${action}]`, reason });
  }
}

/**
 * Acknowledges a pattern of resources (`arn:…/raw/*`) in the policy of a function. The finding names the
 * resource as the template does, and how one stack refers to another is only known once the whole app
 * is prepared; so this waits for the validation phase, which comes after that.
 */
export function acknowledgeResources(fn: LambdaFunction, arn: string, reason: string): void {
  fn.node.addValidation({
    validate: () => {
      const resource = flattenCfnReference(Stack.of(fn).resolve(arn));
      Validations.of(fn.role ?? fn).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
      return [];
    },
  });
}
