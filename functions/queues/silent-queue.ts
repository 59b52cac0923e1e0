import { sqs } from './client.ts';
import { Queue } from './queue.ts';

/** A queue that takes messages and sends none. */
export class SilentQueue<T extends object> extends Queue<T> {
  constructor() {
    super(sqs(), '');
  }

  override async send(): Promise<void> {}

  override async sendGrouped(): Promise<void> {}
}
