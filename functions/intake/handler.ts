import { handle } from 'hono/aws-lambda';
import { functions } from '../contract.ts';
import { config } from '../platform/config.ts';
import { intakeDesk, receiptsQueue } from '../platform/desk.ts';
import { telemetry } from '../platform/telemetry.ts';
import { createApp } from './app.ts';

const env = config<'intake'>(functions.intake);
const { log, meter, flush } = telemetry('intake');
const app = createApp({ ...intakeDesk(env), receiptsQueue: receiptsQueue(env), log, meter });
const answer = handle(app);

/** Answers the HTTP API. */
export const handler: typeof answer = async (event, context) => {
  try {
    return await answer(event, context);
  } finally {
    flush();
  }
};
