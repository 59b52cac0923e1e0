import { Duration, Validations } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import {
  DeduplicationScope,
  FifoThroughputLimit,
  Queue,
  QueueEncryption,
  type QueueProps,
} from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type FunctionContract, functions } from '../../functions/contract/functions.ts';
import { type QueueName, queues } from '../../functions/contract/queues.ts';
import type { ServiceFunction } from './service-function.ts';

/** AWS's advice for a Lambda consumer: room for a throttled batch to be tried again before it reappears. */
const visibilityTimeouts = 6;

const secure = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const satisfies QueueProps;

/**
 * A queue of the contract with its dead-letter queue. What the consumer's timeout implies is derived
 * from it here, so that the two cannot drift apart.
 */
export class WorkQueue extends Construct {
  readonly name: QueueName;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly visibilityTimeout: Duration;

  constructor(scope: Construct, name: QueueName) {
    super(scope, `${name}-queue`);
    const contract = queues[name];
    this.name = name;
    this.visibilityTimeout = Duration.seconds(
      visibilityTimeouts * functions[contract.consumer].timeoutSeconds,
    );

    // A FIFO queue takes FIFO dead letters. No content deduplication: senders say what is the same work.
    // Scope and limit by message group are the high-throughput mode, which one group a feed needs.
    const kind: QueueProps = contract.fifo
      ? {
          fifo: true,
          contentBasedDeduplication: false,
          deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
          fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
        }
      : {};
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...secure,
      ...kind,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'These are the dead letters; an alarm stands on them.',
    });
    this.queue = new Queue(this, 'Queue', {
      ...secure,
      ...kind,
      visibilityTimeout: this.visibilityTimeout,
      // Shorter than the dead letters': a message keeps its first time of arrival when it is moved.
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: contract.maxReceives },
    });
  }

  /** Makes the contract's consumer take messages, each of which it may fail alone. */
  deliverTo(consumer: ServiceFunction): void {
    const { consumer: expected, batchSize } = queues[this.name];
    if (consumer.contractName !== expected) {
      throw new Error(
        `Queue "${this.name}" is consumed by "${expected}", not by "${consumer.contractName}".`,
      );
    }
    const { maxConcurrency }: FunctionContract = functions[expected];
    Validations.of(consumer).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'A destination is for streams; what a queue cannot deliver goes to its dead letters.',
    });
    consumer.entryPoint.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        reportBatchItemFailures: true,
        ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
      }),
    );
  }
}
