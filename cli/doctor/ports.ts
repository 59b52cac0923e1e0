import { setTimeout as sleep } from 'node:timers/promises';
import { chooseStoryFormats } from '../../functions/core/feeds/story-formats/choose.ts';
import type { DoctorPorts } from '../../functions/operations/doctor/check.ts';
import { DryRunObjects, DryRunTable, dryRunBuilder } from '../../functions/operations/doctor/dry-run.ts';
import { tableDesk } from '../../functions/platform/composition.ts';
import { s3PathStyle } from '../../functions/platform/config.ts';
import { dynamo, s3 } from '../../functions/store/aws/clients.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { transferPorts } from '../transfer/ports.ts';

/** The ports of the doctor. */
export function doctorPorts(desk: OperatorDesk): DoctorPorts {
  const { environment } = desk.connection;
  const ports = transferPorts(desk);
  const renditions = chooseStoryFormats(environment.STORY_FORMATS);
  const table = new DryRunTable(dynamo(), environment.TABLE_NAME);
  const s3Client = s3({ pathStyle: s3PathStyle() });
  return {
    ...desk,
    ...ports,
    renditions,
    rehearsal: dryRunBuilder(
      { ...tableDesk(environment, table), table, site: ports.site, renditions },
      () => new DryRunObjects(s3Client, environment.FEEDS_BUCKET),
    ),
    pause: (ms) => sleep(ms),
  };
}
