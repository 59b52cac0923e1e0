import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** Calls with a command and all below it. */
export function everyCommand(
  command: CommandUnknownOpts,
  visit: (command: CommandUnknownOpts) => void,
): void {
  visit(command);
  for (const child of command.commands) everyCommand(child, visit);
}

/** The words of a command, `agencies add`. */
export function pathOf(command: CommandUnknownOpts): string {
  const { parent } = command;
  return parent?.parent ? `${pathOf(parent)} ${command.name()}` : command.name();
}
