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
import { functions } from '../../functions/contract/functions.ts';
import { type QueueName, queues } from '../../functions/contract/queues.ts';
import type { ServiceFunction } from './service-function.ts';

/** AWS recommends six function timeouts: a throttled batch can be retried before it becomes visible again. */
const visibilityTimeouts = 6;

const secure = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const satisfies QueueProps;

/** A queue of the contract with its dead-letter queue. Its visibility timeout is derived from the consumer's timeout. */
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

    // A FIFO queue needs FIFO dead letters. No content deduplication: senders set the deduplication id.
    // Scope and limit per message group enable high throughput; there is one group per feed.
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
      reason: 'This is the dead-letter queue itself; it has an alarm.',
    });
    this.queue = new Queue(this, 'Queue', {
      ...secure,
      ...kind,
      visibilityTimeout: this.visibilityTimeout,
      // Shorter than for dead letters: a moved message keeps its original timestamp.
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: contract.maxReceives },
    });
  }

  /** Connects the contract's consumer, which reports failed messages one by one and of which so many run at once. */
  deliverTo(consumer: ServiceFunction, maxConcurrency: number | undefined): void {
    const { consumer: expected, batchSize } = queues[this.name];
    if (consumer.contractName !== expected) {
      throw new Error(
        `Queue "${this.name}" is consumed by "${expected}", not by "${consumer.contractName}".`,
      );
    }
    Validations.of(consumer).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'Destinations are for streams; a queue moves failed messages to its dead letters.',
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
