/**
 * A command of `sla`: its words from the catalogue, and the options that all have.
 *
 * `cli.<name>.about` is its one line in the list, `cli.<name>.examples` are lines of the form `sla ...  # what it does`.
 */
import { Option, type Command } from 'commander';
import { say, type MessageKey } from '../../messages/say.ts';
import { language } from './options.ts';
import { spoken } from './spoken.ts';
import { terminalOn, type Terminal } from './terminal.ts';

type NameIn<Key> = Key extends `cli.${infer Name}.about` ? Name : never;
/** Commands that the catalogue has words for. */
export type CommandName = NameIn<MessageKey>;

export interface CommonOptions {
  readonly json?: boolean;
  readonly language: 'en' | 'ar';
}

const stopping = new AbortController();

/** A first Ctrl-C asks the command to stop at the next safe place; a second one ends it at once. */
process.once('SIGINT', () => {
  stopping.abort();
});

/** Adds the command `name` to the program; give it arguments, options and an action with `withTerminal`. */
export function addCommand(program: Command, name: CommandName): Command {
  return program
    .command(name)
    .description(say(spoken, `cli.${name}.about`))
    .addOption(new Option('--json', say(spoken, 'cli.option.json')))
    .addOption(
      new Option('--language <en|ar>', say(spoken, 'cli.option.languageAbout'))
        .argParser(language)
        .default(spoken),
    )
    .addHelpText('after', `\n${say(spoken, 'cli.examples')}\n${examplesOf(name)}`);
}

function examplesOf(name: CommandName): string {
  return say(spoken, `cli.${name}.examples`)
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

/** The terminal as the command's options want it. */
export function terminalFor({ json, language: inLanguage }: CommonOptions): Terminal {
  return terminalOn({ json: json ?? false, language: inLanguage }, stopping.signal);
}
