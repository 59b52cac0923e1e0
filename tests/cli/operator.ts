import type { OperatorEnvironment } from '../../cli/connect/connection.ts';
import { type OperatorDesk, openDesk as openOperatorDesk } from '../../cli/connect/ports.ts';
import { deskEnvironment } from '../../local/data-folder.ts';

/** The running local stack as the operator's commands see it. */
export const operatorDesk = (): OperatorDesk =>
  openOperatorDesk({
    name: 'test',
    local: true,
    callsItself: true,
    environment: deskEnvironment() as OperatorEnvironment,
  });
