import { Command } from '@commander-js/extra-typings';

/** A new command line with the options that every command has; they may stand anywhere in it. */
export const globalCommand = () =>
  new Command()
    .option('--data <dir>', 'the desk that npm start runs on this folder (default ./data)')
    .option('--stack <name>', 'the desk on AWS whose Service stack has this name, e.g. Dateline-prod-Service')
    .option('--outputs <file>', 'the desk on AWS that `cdk deploy --outputs-file` wrote of')
    .option('--profile <name>', 'profile of the AWS credentials')
    .option('--region <name>', 'AWS region')
    .option('--endpoint <url>', 'address of another implementation of the AWS services')
    .option('--json', 'documents for machines')
    .option('--no-color', 'no colours, as with NO_COLOR')
    .option('-y, --yes', 'do not ask before what cannot be undone');

/** What commands are put on. */
export type Program = ReturnType<typeof globalCommand>;
export type Globals = ReturnType<Program['opts']>;
