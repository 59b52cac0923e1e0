import { requestBuilds } from '../../pipeline/build-requests/request-builds.ts';
import type { DoctorPorts } from './check.ts';

/** Requests that head and archive of a feed are built again, even if its state says that they are current. */
export async function rebuildFeed(ports: DoctorPorts, id: string): Promise<void> {
  await ports.feeds.renew(id);
  await requestBuilds(ports, { feeds: [id], stories: [] }, `doctor-${id}-${ports.now()}`);
}
