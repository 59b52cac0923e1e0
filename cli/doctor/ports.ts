import { setTimeout as sleep } from 'node:timers/promises';
import { chooseStoryFormats } from '../../functions/core/feeds/story-formats/choose.ts';
import type { DoctorPorts } from '../../functions/operations/doctor/check.ts';
import { rehearsal } from '../../functions/platform/dry-run-builder.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { transferPorts } from '../transfer/ports.ts';

/** The ports of the doctor. */
export function doctorPorts(desk: OperatorDesk): DoctorPorts {
  const { environment } = desk.connection;
  const ports = transferPorts(desk);
  const renditions = chooseStoryFormats(environment.STORY_FORMATS);
  return {
    ...desk,
    ...ports,
    renditions,
    rehearsal: rehearsal(environment, ports.site, renditions),
    pause: (ms) => sleep(ms),
  };
}
