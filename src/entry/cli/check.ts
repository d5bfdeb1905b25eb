/** `sla check [FILE]`: whether an agreement reads, and what in it is probably not meant. */
import { readFile } from 'node:fs/promises';
import { type Command } from 'commander';
import { describeWarnings, lintAgreement } from '../../../config/agreement/lint.ts';
import { subscribedProperties } from '../../../webhooks/subscriptions.ts';
import { watchedProperties, type Agreement } from '../../domain/agreement/agreement.ts';
import { systemTime } from '../timeSource.ts';
import { say } from '../../messages/say.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { agreementIn, agreementText } from './sources.ts';
import { spoken } from './spoken.ts';
import { type Terminal } from './terminal.ts';

export function addCheck(program: Command): void {
  addCommand(program, 'check')
    .argument('[file]', say(spoken, 'cli.option.file'), process.env.SLA_AGREEMENT ?? 'config/sla.yml')
    .action((file: string, options: CommonOptions) => checkAgreement(file, terminalFor(options)));
}

async function checkAgreement(file: string, terminal: Terminal): Promise<void> {
  const text = await agreementText(file, terminal);
  const agreement = agreementIn(text, file, systemTime.now(), terminal);
  const warnings = lintAgreement(text);
  if (warnings.length > 0) terminal.line(describeWarnings(file, warnings, terminal.language));
  const unheard = await unheardProperties(agreement);
  for (const property of unheard) terminal.say('check.unheard', { property });
  const { version, promises, calendars } = agreement;
  terminal.say('check.reads', {
    file,
    version,
    promises: promises.length,
    calendars: calendars.size,
    warnings: warnings.length,
  });
  terminal.data({
    file,
    version,
    promises: promises.map(({ id, words }) => ({ id, words })),
    calendars: [...calendars.keys()],
    warnings: warnings.map(({ line, cause }) => ({
      line,
      warning: say(terminal.language, cause.key, cause.values),
    })),
    unheard,
  });
}

/** What the agreement rests on and HubSpot does not tell us, since the uploaded app has not subscribed to it. */
async function unheardProperties(agreement: Agreement): Promise<readonly string[]> {
  const path = new URL('../../../webhooks/webhooks-hsmeta.json', import.meta.url);
  const heard = new Set(subscribedProperties(await readFile(path, 'utf8')));
  return watchedProperties(agreement).filter((property) => !heard.has(property));
}
