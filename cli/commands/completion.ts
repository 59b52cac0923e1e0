import { Argument, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Program } from '../connect/globals.ts';
import { everyCommand, pathOf } from '../lib/command-tree.ts';

/** `dateline completion`: prints a shell completion script. */
export function completion(program: Program): void {
  program
    .command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh']))
    .addHelpText(
      'after',
      '\nbash: source <(dateline completion bash)\nzsh:  source <(dateline completion zsh)',
    )
    .action((shell) => {
      process.stdout.write(script(program, shell));
    });
}

/** zsh can load the bash script with bashcompinit. */
function script(program: CommandUnknownOpts, shell: string): string {
  const offers: string[] = [];
  const paths: string[] = [];
  everyCommand(program, (command) => {
    const path = command === program ? '' : pathOf(command);
    if (path !== '') paths.push(`"${path}"`);
    offers.push(`    "${path}") words="${completionsOf(command, program).join(' ')}" ;;`);
  });
  return `${shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : ''}_dateline() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path="" word words
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
    ${paths.join('|')}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$path" in
${offers.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _dateline dateline
`;
}

/** Words that may follow a command: its subcommands, the choices of its first argument, and options. */
function completionsOf(command: CommandUnknownOpts, program: CommandUnknownOpts): string[] {
  const options = [...command.options, ...program.options].map(({ long }) => long ?? '');
  const choices = command.registeredArguments[0]?.argChoices ?? [];
  const words = [...command.commands.map((child) => child.name()), ...choices, ...options, '--help'];
  return [...new Set(words)].filter((word) => word !== '');
}
