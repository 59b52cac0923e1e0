import { hash } from 'node:crypto';
import { digestHeader } from '../../contract/public-documents.ts';
import { storedMediaType } from '../../core/feeds/documents/stored-type.ts';
import { Objects, type PutOptions } from './objects.ts';

/**
 * The feeds bucket for its writers: they name the media type that readers get, and the object is stored with one that
 * CloudFront compresses. Each document has its digest with it, `sha-256=:…:` (RFC 9530 §2, RFC 9651 §3.3.5).
 */
export class PublicObjects extends Objects {
  override async put(key: string, body: string | Uint8Array, options: PutOptions): Promise<void> {
    await super.put(key, body, {
      ...options,
      contentType: storedMediaType(options.contentType),
      metadata: { ...options.metadata, [digestHeader]: `sha-256=:${hash('sha256', body, 'base64')}:` },
    });
  }
}
