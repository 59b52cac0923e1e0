import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';

export interface MonthlyBudgetProps {
  readonly monthlyDollars: number;
  readonly emails: readonly string[];
}

/**
 * Sends a mail when 80 % of the amount is spent, and when the forecast exceeds it. It counts the whole account: a
 * filter by the tag `app` would count nothing until the tag is activated in the billing console.
 */
export function monthlyBudget(scope: Construct, { monthlyDollars, emails }: MonthlyBudgetProps): CfnBudget {
  const notice = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: {
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      comparisonOperator: 'GREATER_THAN',
    },
    subscribers: emails.map((address) => ({ subscriptionType: 'EMAIL', address })),
  });
  return new CfnBudget(scope, 'Budget', {
    budget: {
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: monthlyDollars, unit: 'USD' },
    },
    notificationsWithSubscribers: [notice('ACTUAL', 80), notice('FORECASTED', 100)],
  });
}
