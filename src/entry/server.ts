/** `npm start`: the service against HubSpot. */
import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { readAgreement, spanAround, type ReadAgreement } from '../../config/agreement/read.ts';
import { describeProblems } from '../../config/agreement/problem.ts';
import { describeEnvironment, readEnvironment } from '../../config/environment.ts';
import { languageOf, say, type Language } from '../messages/say.ts';
import { startService } from './compose.ts';
import { explainFault } from './faults.ts';
import { systemTime } from './timeSource.ts';

const language = languageOf(process.env);
const read = readEnvironment(process.env);
if (!read.ok) refuse(describeEnvironment(read.problems, language));
const { environment } = read;
const { agreementFile } = environment;
const agreement = await readAgreementFile(agreementFile, language);
const log = pino({ level: environment.logLevel });

try {
  const service = await startService({
    environment,
    agreement,
    time: systemTime,
    log,
    onFatal: (error) => {
      refuse(explainFault(error, environment, language));
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void service.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  refuse(explainFault(error, environment, language));
}

async function readAgreementFile(
  file: string,
  spoken: Language,
): Promise<Extract<ReadAgreement, { ok: true }>['agreement']> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return refuse(say(spoken, 'start.agreementUnreadable', { file, detail }));
  }
  const result = readAgreement(text, spanAround(systemTime.now()));
  return result.ok ? result.agreement : refuse(describeProblems(file, result.problems, spoken));
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
