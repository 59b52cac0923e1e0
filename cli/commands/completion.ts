import { Argument, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Program } from '../connect/globals.ts';
import { everyCommand, pathOf } from '../lib/command-tree.ts';

/** `dateline completion`: a script by which a shell completes commands and options. */
export function completion(program: Program): void {
  program
    .command('completion')
    .description('a script by which a shell completes commands and options')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh']))
    .addHelpText(
      'after',
      '\nbash: source <(dateline completion bash)\nzsh:  source <(dateline completion zsh)',
    )
    .action((shell) => {
      process.stdout.write(script(program, shell));
    });
}

/** zsh reads the script of bash once it is told to. */
function script(program: CommandUnknownOpts, shell: string): string {
  const offers: string[] = [];
  const paths: string[] = [];
  everyCommand(program, (command) => {
    const path = command === program ? '' : pathOf(command);
    if (path !== '') paths.push(`"${path}"`);
    offers.push(`    "${path}") words="${shownVersions(command, program).join(' ')}" ;;`);
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

/** What may stand next: the commands below, the values of a first argument with choices, and the options. */
function shownVersions(command: CommandUnknownOpts, program: CommandUnknownOpts): string[] {
  const options = [...command.options, ...program.options].map(({ long }) => long ?? '');
  const choices = command.registeredArguments[0]?.argChoices ?? [];
  const words = [...command.commands.map((child) => child.name()), ...choices, ...options, '--help'];
  return [...new Set(words)].filter((word) => word !== '');
}
