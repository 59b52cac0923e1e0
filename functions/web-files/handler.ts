import { functions } from '../contract/functions.ts';
import { writeWebFiles } from '../pipeline/pages/web-files.ts';
import { publicFilesDesk } from '../platform/composition.ts';
import { config } from '../platform/config.ts';
import { answering, type ResourceEvent } from '../platform/lambda/custom-resource.ts';
import { telemetry } from '../platform/telemetry.ts';
import { filesBelow } from '../platform/web-folder.ts';

const env = config<'web-files'>(functions['web-files']);
const { log } = telemetry('web-files');
const desk = publicFilesDesk(env);

/**
 * Writes the desk in the browser: called by CloudFormation when its files have changed, and by the local stack at every
 * start. The end of a stack removes nothing: the bucket is kept or removed as a whole.
 */
export const handler = (event: ResourceEvent): Promise<unknown> =>
  answering(event, async () => {
    if (event.RequestType === 'Delete') return;
    const report = await writeWebFiles(desk, await filesBelow(env.WEB_FOLDER));
    log.info('Desk in the browser written', report);
    return report;
  });
