/** `sla versions [VERSION]`: what was published, when, by whom, for which clocks and with which change; or one of them. */
import { type Command } from 'commander';
import { sectionsOf } from '../../../config/agreement/clauses.ts';
import { differencesInOneLine } from '../../../config/agreement/clauseWords.ts';
import { differences } from '../../../config/agreement/differences.ts';
import { type StoredVersion } from '../../application/store.ts';
import { say, sayInstant } from '../../messages/say.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { Refusal } from './exit.ts';
import { storingEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { withStore } from './stores.ts';
import { type Terminal } from './terminal.ts';

export function addVersions(program: Command): void {
  addCommand(program, 'versions')
    .argument('[version]', say(spoken, 'cli.versions.one'))
    .action((version: string | undefined, options: CommonOptions) => {
      const terminal = terminalFor(options);
      return withStore(storingEnvironment(terminal), terminal, async (store) => {
        const versions = await store.versions();
        if (version === undefined) list(versions, terminal);
        else print(versions, version, terminal);
      });
    });
}

function list(versions: readonly StoredVersion[], terminal: Terminal): void {
  const { language } = terminal;
  const told = versions.map(({ text, ...version }, index) => {
    const before = versions[index - 1];
    const change =
      before === undefined
        ? say(language, 'cli.versions.first')
        : differencesInOneLine(differences(sectionsOf(before.text) ?? [], sectionsOf(text) ?? []), language);
    return { ...version, change };
  });
  if (told.length === 0) terminal.say('cli.versions.none');
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  for (const { version, author, covers, publishedAt, change } of told.toReversed()) {
    terminal.say('cli.versions.line', {
      version,
      when: sayInstant(language, publishedAt, zone),
      author: author === '' ? say(language, 'cli.versions.nobody') : author,
      scope: say(language, `cli.versions.${covers}`),
    });
    terminal.line(`  ${change}`);
  }
  terminal.data(
    told.map(({ publishedAt, covers, ...version }) => ({
      ...version,
      scope: covers === 'openClocks' ? 'open' : 'new',
      publishedAt: new Date(publishedAt).toISOString(),
    })),
  );
}

/** By its id, or by as much of it as only one version has. */
function print(versions: readonly StoredVersion[], asked: string, terminal: Terminal): void {
  const found = new Map(
    versions.filter(({ version }) => version.startsWith(asked)).map((one) => [one.version, one]),
  );
  const [version, ...others] = found.values();
  if (!version || others.length > 0) {
    throw new Refusal(say(terminal.language, 'cli.versions.unknown', { version: asked, count: found.size }));
  }
  terminal.line(version.text.replace(/\n$/, ''));
  terminal.data({ ...version, publishedAt: new Date(version.publishedAt).toISOString() });
}
