import { privateMetadata, privatePrefix } from '../../contract/private-addresses.ts';
import type { Objects, PutOptions } from './objects.ts';

/** What builders of documents do with the feeds bucket. */
export type Documents = Pick<Objects, 'put' | 'head' | 'delete' | 'list'>;

/** The folder of private documents in the feeds bucket: keys are those that a public document would have. */
export class PrivateObjects implements Documents {
  readonly #bucket: Documents;
  readonly #prefix: string;

  /** @param folder see `PrivateFolder` */
  constructor(bucket: Documents, folder: string) {
    this.#bucket = bucket;
    this.#prefix = privatePrefix(folder);
  }

  put(key: string, body: string | Uint8Array, options: PutOptions): Promise<void> {
    const { cacheControl = '', metadata } = options;
    return this.#bucket.put(this.#prefix + key, body, {
      ...options,
      // Should the edge ever pass it on, no shared cache takes it for public.
      cacheControl: cacheControl.replace(/^public, /, ''),
      metadata: { ...metadata, ...privateMetadata },
    });
  }

  head(key: string): ReturnType<Documents['head']> {
    return this.#bucket.head(this.#prefix + key);
  }

  delete(key: string): Promise<void> {
    return this.#bucket.delete(this.#prefix + key);
  }

  async *list(prefix: string): ReturnType<Documents['list']> {
    for await (const found of this.#bucket.list(this.#prefix + prefix))
      yield { ...found, key: found.key.slice(this.#prefix.length) };
  }
}
