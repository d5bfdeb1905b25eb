/**
 * `sla explain CONTACT` rebuilds a contact's clocks from HubSpot's own history and says how each deadline came about. It
 * asks HubSpot and nothing else, so it works beside a running service and without one.
 */
import { type Command } from 'commander';
import { CurrentDirectory } from '../../application/directory.ts';
import { explanationInWords } from '../../application/explainWords.ts';
import { remembered } from '../../application/people.ts';
import { watchedProperties } from '../../domain/agreement/agreement.ts';
import { onlyVersion } from '../../domain/agreement/versions.ts';
import { explain } from '../../domain/evaluate/explain.ts';
import { say } from '../../messages/say.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { Refusal } from './exit.ts';
import { contactId, instant } from './options.ts';
import { agreementIn, agreementText, askingEnvironment, portalOf } from './sources.ts';
import { spoken } from './spoken.ts';
import { type Terminal } from './terminal.ts';

interface ExplainOptions extends CommonOptions {
  readonly at?: number;
}

export function addExplain(program: Command): void {
  addCommand(program, 'explain')
    .argument('<contact>', say(spoken, 'cli.option.contact'), contactId)
    .option('--at <instant>', say(spoken, 'cli.option.at'), instant)
    .action((contact: string, options: ExplainOptions) =>
      explainContact(contact, options.at ?? systemTime.now(), terminalFor(options)),
    );
}

async function explainContact(contact: string, now: number, terminal: Terminal): Promise<void> {
  const environment = askingEnvironment(terminal);
  const { agreementFile } = environment;
  const agreement = agreementIn(await agreementText(agreementFile, terminal), agreementFile, now, terminal);
  const crm = portalOf(environment);
  const [owners, absences, [history]] = await Promise.all([
    crm.owners(),
    crm.absences(),
    crm.readHistory([contact], watchedProperties(agreement)),
  ]);
  if (!history?.exists) throw new Refusal(say(terminal.language, 'explain.unknown', { id: contact }));
  const directory = new CurrentDirectory();
  directory.replace(remembered([], owners, absences, now));
  const names = new Map(owners.map(({ ownerId, name }) => [ownerId, name]));
  const explanation = explain(
    history.record,
    history.facts.map((fact) => ({ fact, learnedAt: fact.occurredAt })),
    onlyVersion(agreement),
    directory.current(),
    now,
  );
  const readers = { language: terminal.language, nameOf: (id: string) => names.get(id) ?? id };
  terminal.line(explanationInWords(explanation, readers, now).join('\n'));
  terminal.data({
    at: new Date(now).toISOString(),
    clocks: explanation.traces.map(({ clock, calendar, within, budgetFrom, graceUntil, steps }) => ({
      ...clock,
      calendar,
      within,
      budgetFrom,
      graceUntil,
      steps,
    })),
    notMade: explanation.notMade.map(({ promise, why }) => ({ promiseId: promise.id, why })),
  });
}
