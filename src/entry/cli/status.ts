/** `sla status`: how things stand, on one screen. It asks the service, or where none answers the store. */
import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { standingOf, type SeenService, type SeenStore } from '../../application/doctor/gathered.ts';
import { type Standing } from '../../application/standing.ts';
import { say, sayAge, type Language, type MessageKey } from '../../messages/say.ts';
import { unusableInWords } from '../faults.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { EXIT, Refusal } from './exit.ts';
import { serviceOption } from './options.ts';
import { seeService, seeStore } from './seeing.ts';
import { localEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { type Terminal } from './terminal.ts';

const MS_A_SECOND = 1_000;
const CLEAR = '\u001b[2J\u001b[H';

interface StatusOptions extends CommonOptions {
  readonly service: string;
  readonly watch?: number;
}

export function addStatus(program: Command): void {
  addCommand(program, 'status')
    .addOption(serviceOption())
    .option('--watch <seconds>', say(spoken, 'cli.status.watch'), seconds)
    .action(async ({ service, watch, ...options }: StatusOptions) => {
      const terminal = terminalFor(options);
      for (;;) {
        const screen = await look(service, terminal);
        if (watch !== undefined && process.stdout.isTTY && !terminal.json) process.stdout.write(CLEAR);
        terminal.line(screen.lines.join('\n'));
        terminal.data(screen.data);
        if (watch === undefined) return;
        await sleep(watch * MS_A_SECOND, null, { signal: terminal.stopped }).catch(() => undefined);
        if (terminal.stopped.aborted) return;
      }
    });
}

function seconds(text: string): number {
  const given = Number(text);
  if (!(given >= 1 && given <= 3_600)) throw new InvalidArgumentError(say(spoken, 'cli.option.seconds'));
  return given;
}

/** @throws Refusal when nobody can be asked */
async function look(
  url: string,
  { language }: Terminal,
): Promise<{ readonly lines: readonly string[]; readonly data: object }> {
  const now = systemTime.now();
  const service = await seeService(url);
  const store: SeenStore =
    service.kind === 'answers' ? { kind: 'notAsked' } : await seeStore(localEnvironment({ language }), now);
  if (store.kind === 'unusable') throw new Refusal(unusableInWords(store, language));
  const standing = standingOf({ service: { ...service, url }, store });
  if (standing === null) {
    const detail = whyUnseen(store, language);
    throw new Refusal(say(language, 'cli.status.nobody', { url, detail }), EXIT.unavailable);
  }
  return {
    lines: inWords(service, standing, { url, now, language }),
    data: {
      service:
        service.kind === 'answers' ? { url, startedAt: service.startedAt, ready: service.ready } : null,
      ...standing,
      hubspot: service.kind === 'answers' ? service.allowance : null,
    },
  };
}

function whyUnseen(store: SeenStore, language: Language): string {
  switch (store.kind) {
    case 'locked':
      return say(language, 'cli.status.locked');
    case 'unreachable':
      return say(language, 'cli.status.unreachable', { detail: store.detail });
    case 'seen':
      return say(language, store.schema === 'none' ? 'cli.status.none' : 'cli.status.otherSchema');
    case 'none':
    case 'unusable':
    case 'notAsked':
      return say(language, 'cli.status.none');
  }
}

interface Reader {
  readonly url: string;
  readonly now: number;
  readonly language: Language;
}

function inWords(
  service: SeenService,
  standing: Standing,
  { url, now, language }: Reader,
): readonly string[] {
  const tell = (key: MessageKey, values?: Readonly<Record<string, string | number>>): string =>
    say(language, key, values);
  const age = (at: number): string => sayAge(language, Math.max(0, now - at));
  const { agreement, clocks, owed, delivered, compared, refused, setAside } = standing;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const refusals = sum(Object.values(refused).map(({ count }) => count));
  const lines: (readonly [MessageKey, string])[] = [
    [
      'cli.status.service',
      service.kind === 'answers'
        ? tell(service.ready ? 'cli.status.up' : 'cli.status.upNotReady', {
            url,
            age: age(service.startedAt),
          })
        : tell('cli.status.down', { url }),
    ],
    [
      'cli.status.agreement',
      agreement === null
        ? tell('cli.status.noVersion')
        : tell('cli.status.version', { version: agreement.version, age: age(agreement.publishedAt) }),
    ],
    [
      'cli.status.records',
      tell('cli.status.known', {
        known: standing.records,
        unread: standing.unread,
        due: standing.due,
        trouble: standing.stuck + standing.faulty.count,
      }),
    ],
    ['cli.status.clocks', tell('cli.status.running', { ...clocks })],
    ['cli.status.owed', tell('cli.status.owing', { ...owed, aside: sum(Object.values(setAside)) })],
    [
      'cli.status.delivered',
      delivered === null
        ? tell('cli.status.noDelivery')
        : tell('cli.status.lastDelivery', { age: age(delivered.lastAt) }),
    ],
    ...(refusals === 0
      ? []
      : [['cli.status.refused', tell('cli.status.refusals', { count: refusals })] as const]),
    [
      'cli.status.compared',
      compared === null
        ? tell('cli.status.notCompared')
        : tell('cli.status.lastCompared', { age: age(compared.at), found: compared.found }),
    ],
    ['cli.status.reports', reportsSent(standing, tell, age)],
    ...(service.kind === 'answers' ? [['cli.status.hubspot', callsLeft(service, tell)] as const] : []),
  ];
  const labels = lines.map(([key]) => tell(key));
  const width = Math.max(...labels.map((label) => label.length));
  return lines.map(([, text], place) => `${(labels[place] ?? '').padEnd(width)}  ${text}`);
}

function reportsSent(
  { reports: { sentAt, failed } }: Standing,
  tell: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string,
  age: (at: number) => string,
): string {
  const count = Object.values(failed).reduce((sum, reports) => sum + reports, 0);
  const sent =
    sentAt === null ? tell('cli.status.noReport') : tell('cli.status.lastReport', { age: age(sentAt) });
  return count === 0 ? sent : `${sent}; ${tell('cli.status.failedReports', { count })}`;
}

function callsLeft(
  { allowance }: Extract<SeenService, { kind: 'answers' }>,
  tell: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string,
): string {
  const { callsToday } = allowance;
  if (callsToday === null) return tell('cli.status.callsUnknown');
  return tell('cli.status.callsLeft', { left: callsToday.remaining, limit: callsToday.limit });
}
