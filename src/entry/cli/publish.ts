/**
 * `sla publish [FILE] --scope new|open`: puts a text into force. A running service takes it over by itself: on PostgreSQL
 * within a moment, since the database tells it, on the embedded store at once, since the command asks the service for it.
 */
import { userInfo } from 'node:os';
import { Option, type Command } from 'commander';
import { describeProblems } from '../../../config/agreement/problem.ts';
import { describeWarnings, lintAgreement } from '../../../config/agreement/lint.ts';
import { type StoringEnvironment } from '../../../config/environment.ts';
import { publishAgreement } from '../../application/agreements.ts';
import { type SideStore } from '../../application/sideStore.ts';
import { openStore } from '../../adapters/store/open.ts';
import { storeOn } from '../../adapters/store/store.ts';
import { say } from '../../messages/say.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { compareWith, dataOf, draftIn, SCOPE_NAMES, showDifferences, type Draft } from './diff.ts';
import { EXIT, Refusal } from './exit.ts';
import { agreementText, storingEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { placeOf, reading, withStoreIfAny } from './stores.ts';
import { type Terminal } from './terminal.ts';

interface PublishOptions extends CommonOptions {
  readonly scope?: keyof typeof SCOPE_NAMES;
  readonly by?: string;
  readonly yes?: boolean;
}

export function addPublish(program: Command): void {
  addCommand(program, 'publish')
    .argument('[file]', say(spoken, 'cli.option.draft'))
    .addOption(
      new Option('--scope <scope>', say(spoken, 'cli.publish.scope')).choices(Object.keys(SCOPE_NAMES)),
    )
    .option('--by <name>', say(spoken, 'cli.publish.by'))
    .option('--yes', say(spoken, 'cli.install.yes'))
    .action(async (file: string | undefined, options: PublishOptions) => {
      const terminal = terminalFor(options);
      const environment = storingEnvironment(terminal);
      const draft = await draftIn(file ?? environment.agreementFile, terminal);
      const publishing = (store: SideStore): Promise<boolean> =>
        publishOn(store, draft, environment, options, terminal);
      // The first version may be published before the service was ever started.
      if ((await withStoreIfAny(environment, publishing)) !== null) return;
      const opened = await openStore(placeOf(environment));
      try {
        await publishing(storeOn(opened));
      } finally {
        await opened.close();
      }
    });
}

async function publishOn(
  store: SideStore,
  draft: Draft,
  environment: StoringEnvironment,
  { scope, by, yes = false }: PublishOptions,
  terminal: Terminal,
): Promise<boolean> {
  const { language } = terminal;
  const { file, text, agreement } = draft;
  const covers = scope ? SCOPE_NAMES[scope] : agreement.covers;
  const compared = await compareWith(store, draft, terminal);
  showDifferences(compared, draft, terminal);
  const warnings = lintAgreement(text);
  if (warnings.length > 0) terminal.line(describeWarnings(file, warnings, language));
  const { inForce } = compared;
  const author = by ?? (agreement.publishedBy === '' ? userInfo().username : agreement.publishedBy);
  const values = { version: agreement.version, author };
  terminal.line('');
  if (!(await terminal.confirm(`cli.publish.ask.${covers}`, values, yes))) {
    terminal.say('cli.install.declined');
    process.exitCode = EXIT.refused;
    return false;
  }
  // Somebody may have published while this was read and confirmed; then what was shown is no longer true.
  if ((await store.versions()).at(-1)?.publishedAt !== inForce?.publishedAt) {
    throw new Refusal(say(language, 'cli.publish.overtaken'));
  }
  const published = await publishAgreement(store, reading(), text, systemTime.now(), {
    author,
    ...(scope === undefined ? {} : { covers }),
  });
  if (!published.ok) throw new Refusal(describeProblems(file, published.problems, language));
  const done = { changed: published.changed, author, scope: covers === 'openClocks' ? 'open' : 'new' };
  if (published.changed) terminal.say('cli.publish.done', values);
  else terminal.say('cli.publish.already', values);
  const kept = environment.agreementFile;
  if (file !== kept && (await agreementText(kept, terminal).catch(() => '')) !== text) {
    terminal.note('cli.publish.otherFile', { file: kept, version: agreement.version });
  }
  terminal.data({ ...dataOf(compared, draft, terminal), ...done });
  return true;
}
