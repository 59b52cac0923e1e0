import { Stack, Validations } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';

/** Acknowledges action patterns (`s3:List*`) in the policy of a function. */
export function acknowledgeActions(fn: LambdaFunction, actions: readonly string[], reason: string): void {
  for (const action of actions) {
    Validations.of(fn.role ?? fn).acknowledge({ id: `AwsSolutions-IAM5[Action::${action}]`, reason });
  }
}

/**
 * Acknowledges a resource pattern (`arn:…/raw/*`) in the policy of a function. The finding names the resource as the
 * template does. References between stacks are only resolved once the app is prepared, so this runs in the
 * validation phase.
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
