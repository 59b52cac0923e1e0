import { requestBuilds } from '../../pipeline/request-builds.ts';
import type { DoctorPorts } from './check.ts';

/** Has a feed built anew, head and archive, whatever its state says of them. */
export async function renewFeed(ports: DoctorPorts, id: string): Promise<void> {
  await ports.feeds.renew(id);
  await requestBuilds(ports, { feeds: [id], stories: [] }, `doctor-${id}-${ports.now()}`);
}
