import { storedMediaType } from '../../core/feeds/documents/stored-type.ts';
import { Objects, type PutOptions } from './objects.ts';

/**
 * The feeds bucket for its writers: they name the media type that readers get, and the object is stored with one that
 * CloudFront compresses.
 */
export class PublicObjects extends Objects {
  override async put(key: string, body: string | Uint8Array, options: PutOptions): Promise<void> {
    await super.put(key, body, { ...options, contentType: storedMediaType(options.contentType) });
  }
}
