import {
  CloudFrontKeyValueStoreClient,
  ConflictException,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  ListKeysCommand,
  ResourceNotFoundException,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
// Signs for all regions at once, which this service asks for.
import '@aws-sdk/signature-v4a';
import { sdkSettings } from '../aws/sdk-settings.ts';

/** Pairs that CloudFront takes in one update. */
const pairsAnUpdate = 50;
/** Another writer may come first as often as this. */
const tries = 8;

/** What is to be written: pairs, and keys that are to be removed. */
export interface KeyStoreChange {
  puts: ReadonlyMap<string, string>;
  deletes: Iterable<string>;
}

/** The KeyValueStore of the CDN, which its function at the edge reads. Each request is billed, a tenth of a cent. */
export class KeyStore {
  readonly #client: CloudFrontKeyValueStoreClient;
  readonly #arn: string;

  /** @param options `emulated`: at the endpoint of the environment, which has no host name for each account. */
  constructor(arn: string, { emulated = false } = {}) {
    this.#client = new CloudFrontKeyValueStoreClient({ ...sdkSettings });
    this.#arn = arn;
    if (!emulated) return;
    this.#client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { hostname: string };
        request.hostname = request.hostname.replace(/^\d{12}\.localhost$/, '127.0.0.1');
        return next(args);
      },
      { step: 'build', name: 'hostWithoutAccount' },
    );
  }

  /** Undefined when there is no such key. */
  async get(key: string): Promise<string | undefined> {
    try {
      const { Value } = await this.#client.send(new GetKeyCommand({ KvsARN: this.#arn, Key: key }));
      return Value;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  async all(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    let next: string | undefined;
    do {
      const page = await this.#client.send(
        new ListKeysCommand({ KvsARN: this.#arn, MaxResults: pairsAnUpdate, NextToken: next }),
      );
      for (const { Key, Value } of page.Items ?? []) if (Key !== undefined) found.set(Key, Value ?? '');
      next = page.NextToken;
    } while (next !== undefined);
    return found;
  }

  /** Writes and removes pairs; a key that is not there is no error. Repeat it after an error: it is idempotent. */
  async change({ puts, deletes }: KeyStoreChange): Promise<void> {
    const there: string[] = [];
    for (const key of deletes) if ((await this.get(key)) !== undefined) there.push(key);
    const all = [
      ...[...puts].map(([Key, Value]) => ({ put: { Key, Value } })),
      ...there.map((Key) => ({ remove: { Key } })),
    ];
    for (let start = 0; start < all.length; start += pairsAnUpdate) {
      const part = all.slice(start, start + pairsAnUpdate);
      await this.#update(
        part.flatMap((one) => ('put' in one ? [one.put] : [])),
        part.flatMap((one) => ('remove' in one ? [one.remove] : [])),
      );
    }
  }

  async #update(puts: { Key: string; Value: string }[], deletes: { Key: string }[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const { ETag } = await this.#client.send(new DescribeKeyValueStoreCommand({ KvsARN: this.#arn }));
      try {
        await this.#client.send(
          new UpdateKeysCommand({
            KvsARN: this.#arn,
            IfMatch: ETag,
            ...(puts.length > 0 && { Puts: puts }),
            ...(deletes.length > 0 && { Deletes: deletes }),
          }),
        );
        return;
      } catch (error) {
        if (!(error instanceof ConflictException) || attempt === tries) throw error;
      }
    }
  }
}
