import { siteDetailsOf } from '../../functions/core/feeds/site.ts';
import type { TransferPorts } from '../../functions/operations/transfer/ports.ts';
import { hubUrl } from '../../functions/pipeline/delivery/hub/hub-ports.ts';
import type { OperatorDesk } from '../connect/ports.ts';

/** The ports of export and import. */
export function transferPorts(desk: OperatorDesk): TransferPorts {
  const { environment } = desk.connection;
  return {
    ...desk,
    storiesBucket: desk.bucket(environment.STORIES_BUCKET),
    intakeBucket: desk.bucket(environment.INTAKE_BUCKET),
    site: {
      baseUrl: environment.BASE_URL,
      title: environment.SITE_TITLE,
      ...siteDetailsOf(environment.SITE_DETAILS),
      // Documents are compared with what the builder writes, which names the hub.
      ...(environment.HUB === 'on' && { hub: hubUrl(environment.BASE_URL) }),
    },
  };
}
