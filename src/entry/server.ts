/** `npm start`: the service against HubSpot. SIGHUP publishes the agreement's file anew; SIGUSR2 compares with HubSpot; SIGTERM and Ctrl-C stop. */
import { describeProblems } from '../../config/agreement/problem.ts';
import { describeEnvironment, readEnvironment } from '../../config/environment.ts';
import { languageOf } from '../messages/say.ts';
import { readText, unreadable } from './agreementFile.ts';
import { startService } from './compose.ts';
import { type Service } from './running.ts';
import { explainFault } from './faults.ts';

import { systemTime } from './timeSource.ts';
import { createLog } from './logging/log.ts';

const LAST_EXIT_MS = 4_900;

const language = languageOf(process.env);
const read = readEnvironment(process.env);
if (!read.ok) refuse(describeEnvironment(read.problems, language));
const { environment } = read;
const { agreementFile } = environment;
const text = await readText(agreementFile).catch((error: unknown) =>
  refuse(unreadable(error, agreementFile, language)),
);
const log = createLog(environment.logLevel);
// Node would print an error with all it carries.
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'stopping for a fault that nobody caught');
  process.exit(1);
});

try {
  const service = await startService({
    environment,
    agreementText: text,
    time: systemTime,
    log,
    onFatal: (error) => {
      refuse(explainFault(error, environment, language));
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      // Not even a database that does not let go holds a process beyond what HubSpot waits.
      setTimeout(() => process.exit(1), LAST_EXIT_MS).unref();
      void service.stop().then(() => process.exit(0));
    });
  }
  process.on('SIGHUP', () => {
    void publishAnew(service);
  });
  process.on('SIGUSR2', () => {
    service.reconcile();
  });
} catch (error) {
  refuse(explainFault(error, environment, language));
}

/** What does not read changes nothing: the agreement that was in force stays so. */
async function publishAnew(service: Service): Promise<void> {
  try {
    const published = await service.publish(await readText(agreementFile));
    if (!published.ok) {
      process.stderr.write(`${describeProblems(agreementFile, published.problems, language)}\n`);
      log.error(
        { problems: published.problems.length },
        'the agreement in force stays in force; the new one has mistakes',
      );
    } else if (published.changed) log.info('published a new version of the agreement');
    else log.info('the agreement is in force already');
  } catch (error) {
    process.stderr.write(`${unreadable(error, agreementFile, language)}\n`);
    log.error({ err: error }, 'the agreement in force stays in force; its file cannot be read or published');
  }
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
