/** Turns promises and pauses as they are written into what the evaluation judges by. */
import {
  type Agreement,
  type ImportPolicy,
  type PauseRule,
  type SlaPromise,
  type Start,
  type Stop,
  type Disposing,
  type Disposition,
} from '../../src/domain/agreement/agreement.ts';
import { type Quota } from '../../src/domain/agreement/quota.ts';
import { type ReportOrder, type Reports } from '../../src/domain/agreement/reports.ts';
import { type AgreementText } from './schema/agreement.ts';
import { AFTER, countsAsOf, type PromiseText } from './schema/promise.ts';
import { type QuotaText } from './schema/quota.ts';

/** The most a pause may take of a cycle where the agreement does not say (E19). */
const PAUSED_AT_MOST = { unit: 'businessDays', days: 3 } as const;

export function promiseOf(promise: PromiseText): SlaPromise {
  return {
    id: promise.id,
    words: promise.words,
    side: promise.clock,
    appliesTo: promise.for ?? null,
    starts: startOf(promise),
    stops: stopOf(promise),
    tiers: promise.within.map(({ when, within }) => ({ when: when ?? null, within })),
    calendarId: promise.calendar ?? null,
    repeats: promise.repeats ?? false,
    countsAs: countsAsOf(promise),
    remindAtShares: [...new Set(promise.remindAt)].sort((a, b) => a - b),
    taskWhenOverdue: promise.whenOverdue === 'task',
    ladder: promise.ladder,
  };
}

function startOf({ id, clock, starts }: PromiseText): Start {
  if (clock === 'marketing') {
    if (starts === undefined) throw new Error(`${id} starts at nothing and passed its checks`);
    return { kind: 'definition', name: starts };
  }
  switch (starts) {
    case undefined:
      return { kind: clock === 'rep' ? 'receipt' : clock === 'lead' ? 'handOff' : 'unowned' };
    case 'receipt':
    case 'unowned':
    case 'qualified':
      return { kind: starts };
    case 'hand-off':
      return { kind: 'handOff' };
    default: {
      const promiseId = AFTER.exec(starts)?.[1];
      if (promiseId === undefined) throw new Error(`an unreadable start of ${id} passed its checks`);
      return { kind: 'after', promiseId };
    }
  }
}

function stopOf({ id, clock, stops }: PromiseText): Stop {
  if (clock === 'marketing') return { kind: 'handOff' };
  if (stops === undefined) {
    if (clock !== 'system') throw new Error(`${id} stops at nothing and passed its checks`);
    return { kind: 'receipt' };
  }
  if (typeof stops !== 'string') {
    return { kind: 'activity', activities: [...new Set(stops.logged)], times: stops.times };
  }
  switch (stops) {
    case 'disposition':
    case 'receipt':
      return { kind: stops };
    case 'deal':
      return { kind: 'activity', activities: ['deal'], times: 1 };
    default:
      return { kind: 'definition', name: stops };
  }
}

/** What a quota counts, as it is written and as it is called here. */
export const COUNTED = {
  leads: 'leads',
  'qualified leads': 'qualifiedLeads',
  'pipeline value': 'pipelineValue',
} as const satisfies Readonly<Record<QuotaText['counts'], Quota['counts']>>;

export function quotaOf({ id, words, counts, for: only, amount, currency, per }: QuotaText): Quota {
  return {
    id,
    words,
    counts: COUNTED[counts],
    appliesTo: only ?? null,
    amount,
    currency: currency ?? null,
    per,
  };
}

export function pauseOf({ id, reason, when, atMost }: AgreementText['pauses'][number]): PauseRule {
  return { id, reason, when, atMost: atMost ?? PAUSED_AT_MOST };
}

/** How each disposition is made through the card. */
export function disposingOf({ dispositions }: AgreementText): Agreement['disposing'] {
  const one = ({ reasons, set }: AgreementText['dispositions'][Disposition]): Disposing => ({
    reasons: Object.entries(reasons).map(([id, words]) => ({ id, words })),
    set: set ?? null,
  });
  const { qualified, disqualified, recycled } = dispositions;
  return { qualified: one(qualified), disqualified: one(disqualified), recycled: one(recycled) };
}

const IMPORTS = {
  ignore: 'ignore',
  'from import': 'fromImport',
  'from assignment': 'fromAssignment',
} as const satisfies Record<AgreementText['imports'], ImportPolicy>;

/** The rules that hold for all promises. */
export function rulesOf(
  text: AgreementText,
): Pick<
  Agreement,
  | 'handover'
  | 'bounceWithin'
  | 'grace'
  | 'absenceSuspends'
  | 'imports'
  | 'pauses'
  | 'alerts'
  | 'teamManagers'
  | 'remindersPerRepAndDay'
  | 'admins'
  | 'reports'
> {
  return {
    handover: text.handover,
    bounceWithin: text.slips,
    grace: text.grace,
    absenceSuspends: text.absences === 'suspend',
    imports: IMPORTS[text.imports],
    pauses: text.pauses.map(pauseOf),
    alerts: text.alerts ?? null,
    teamManagers: new Map(
      text.teams.flatMap(({ team, manager }) => (manager === undefined ? [] : [[team, manager] as const])),
    ),
    remindersPerRepAndDay: text.reminders.perRepAndDay,
    admins: text.admins,
    reports: reportsOf(text),
  };
}

function reportsOf({ language, reports: { people, source, mail, chat } }: AgreementText): Reports {
  const order = ({ every, at, language: own }: NonNullable<typeof chat>): ReportOrder => ({
    every,
    atMinute: at ?? null,
    language: own ?? language,
  });
  return {
    people,
    source: source ?? null,
    mail: mail.map(({ to, ...rest }) => ({ to, ...order(rest) })),
    chat: chat === undefined ? null : order(chat),
  };
}
