import { Command } from '@commander-js/extra-typings';

/** A command line with the options of every command; they may appear anywhere. */
export const globalCommand = () =>
  new Command()
    .option('--data <dir>', 'local desk: the data folder of npm start (default ./data)')
    .option('--stack <name>', 'desk on AWS: the name of its Service stack, e.g. Dateline-prod-Service')
    .option('--outputs <file>', 'desk on AWS: the file written by `cdk deploy --outputs-file`')
    .option('--profile <name>', 'profile of the AWS credentials')
    .option('--region <name>', 'AWS region')
    .option('--endpoint <url>', 'URL of another implementation of the AWS services')
    .option('--by <name>', 'who acts, for `dateline audit`; default the identity of the AWS credentials')
    .option('--json', 'print JSON')
    .option('--no-color', 'no colours, same as NO_COLOR')
    .option('-y, --yes', 'skip confirmations');

/** The command line that commands are added to. */
export type Program = ReturnType<typeof globalCommand>;
export type Globals = ReturnType<Program['opts']>;
