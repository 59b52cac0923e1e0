import { reservationHeaders } from '../../contract/public-documents.ts';
import { absoluteUri } from '../../core/feeds/render/uri.ts';

interface Reserved {
  tdmReservation?: boolean | undefined;
  tdmPolicy?: string | undefined;
}

/**
 * Metadata of a public object of which the CDN makes the headers of W3C TDMRep ("Text and data mining reservation
 * protocol", HTTP headers): whether text and data mining is reserved, and where the policy is.
 */
export function tdmMetadata(terms: Reserved | undefined): Record<string, string> {
  const policy = absoluteUri(terms?.tdmPolicy);
  return {
    ...(terms?.tdmReservation !== undefined && {
      [reservationHeaders.reservation]: terms.tdmReservation ? '1' : '0',
    }),
    ...(policy !== undefined && { [reservationHeaders.policy]: policy }),
  };
}
