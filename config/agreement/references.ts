/** Names in an agreement that must stand for something in it, and names that may stand only once. */
import { type LooseText } from './loose.ts';
import { type Path } from './place.ts';
import { type Misnomer, type Sentence } from './problem.ts';
import { AFTER } from './schema/promise.ts';

/** What `stops` may say beside the names of definitions. */
export const STOP_WORDS = ['disposition', 'deal', 'receipt'] as const;

type Tell = (path: Path, cause: Sentence, correction: Sentence) => void;

export function findMisnomers(text: LooseText): readonly Misnomer[] {
  const found: Misnomer[] = [];
  const tell: Tell = (path, cause, correction) => found.push({ path, cause, correction });
  checkDefinitions(text, tell);
  checkCalendars(text, tell);
  checkOffices(
    'teams',
    // One that only has a manager keeps no calendar.
    text.teams.map(({ team, ...rest }) => ({ who: rest.calendar === undefined ? undefined : team, ...rest })),
    tell,
  );
  checkOffices(
    'reps',
    text.reps.map(({ rep, ...rest }) => ({ who: rep?.toLowerCase(), ...rest })),
    tell,
  );
  checkManagers(text, tell);
  checkPromises(text, tell);
  checkRecipients(text, tell);
  for (const [section, key] of [
    ['pauses', 'cause.doublePause'],
    ['quotas', 'cause.doubleQuota'],
  ] as const) {
    const ids = text[section].map(({ id }) => id);
    for (const index of repeated(ids)) {
      const value = ids[index] ?? '';
      tell([section, index, 'id'], { key, values: { value } }, { key: 'fix.otherId' });
    }
  }
  return found;
}

function checkDefinitions({ definitions }: LooseText, tell: Tell): void {
  if (!('lead' in definitions)) {
    const cause = { key: 'cause.missing', values: { path: 'definitions.lead' } } as const;
    tell(['definitions'], cause, { key: 'fix.lead' });
  }
  for (const value of STOP_WORDS.filter((reserved) => Object.hasOwn(definitions, reserved))) {
    tell(['definitions', value], { key: 'cause.reserved', values: { value } }, { key: 'fix.otherName' });
  }
}

function checkCalendars(text: LooseText, tell: Tell): void {
  const names = Object.keys(text.calendars);
  const mustBeThere = (path: Path, value: string | undefined): void => {
    if (value === undefined || names.includes(value)) return;
    const correction = { key: 'fix.calendar', values: { names: names.join(', ') } } as const;
    tell(path, { key: 'cause.unknownCalendar', values: { value } }, correction);
  };
  mustBeThere(['calendar'], text.calendar);
  for (const section of ['teams', 'reps', 'promises'] as const) {
    for (const [index, { calendar }] of text[section].entries()) {
      mustBeThere([section, index, 'calendar'], calendar);
    }
  }
  for (const [name, { holidays, changes }] of Object.entries(text.calendars)) {
    const starts = changes.map(({ from }) => from);
    for (const index of repeated(starts)) {
      const value = starts[index] ?? '';
      const path = ['calendars', name, 'changes', index, 'from'];
      tell(path, { key: 'cause.doubleChange', values: { value } }, { key: 'fix.otherDay' });
    }
    const hoursOf = new Map<string, string>();
    for (const [index, holiday] of holidays.entries()) {
      const { date, hours = 'closed' } =
        typeof holiday === 'string' ? { date: holiday, hours: 'closed' } : holiday;
      if (date === undefined) continue;
      const written = JSON.stringify(hours);
      if ((hoursOf.get(date) ?? written) !== written) {
        const path = ['calendars', name, 'holidays', index];
        tell(path, { key: 'cause.doubleSpecial', values: { value: date } }, { key: 'fix.otherDay' });
      }
      hoursOf.set(date, written);
    }
  }
}

interface Office {
  readonly who?: string | undefined;
  readonly from?: string | undefined;
}

/** One may move to another calendar on a day, but not to two at once. */
function checkOffices(section: 'teams' | 'reps', offices: readonly Office[], tell: Tell): void {
  const keys = offices.map(({ who, from }) => (who === undefined ? undefined : `${who} ${from ?? ''}`));
  for (const index of repeated(keys)) {
    const value = offices[index]?.who ?? '';
    tell([section, index], { key: 'cause.doubleFrom', values: { value } }, { key: 'fix.otherDay' });
  }
}

/** A team has one manager, and where a step is for the manager somebody must be one. */
function checkManagers({ alerts, teams, promises }: LooseText, tell: Tell): void {
  for (const [index, { team, manager }] of teams.entries()) {
    const before = teams.slice(0, index).find((above) => above.team === team && above.manager !== undefined);
    if (team === undefined || manager === undefined || before === undefined) continue;
    if (before.manager?.toLowerCase() === manager.toLowerCase()) continue;
    const cause = { key: 'cause.doubleManager', values: { value: team } } as const;
    tell(['teams', index, 'manager'], cause, { key: 'fix.oneManager' });
  }
  if (alerts !== undefined || teams.some(({ manager }) => manager !== undefined)) return;
  for (const [index, { ladder }] of promises.entries()) {
    for (const [place, { taskFor }] of ladder.entries()) {
      if (taskFor !== 'manager') continue;
      const path = ['promises', index, 'ladder', place, 'taskFor'];
      tell(path, { key: 'cause.noManager' }, { key: 'fix.noManager' });
    }
  }
}

/** Whoever stands twice would get one report only, and nobody could say which. */
function checkRecipients({ reports }: LooseText, tell: Tell): void {
  const recipients = reports.mail.map(({ to }) => to?.trim().toLowerCase());
  for (const index of repeated(recipients)) {
    const cause = { key: 'cause.doubleRecipient', values: { value: recipients[index] ?? '' } } as const;
    tell(['reports', 'mail', index, 'to'], cause, { key: 'fix.oneRecipient' });
  }
}

function checkPromises({ definitions, promises }: LooseText, tell: Tell): void {
  const own = Object.keys(definitions).filter((definition) => definition !== 'lead');
  const ids = promises.map(({ id }) => id);
  const ofMarketing = promises.flatMap(({ id, clock }) => (clock === 'marketing' ? [id] : []));
  for (const [index, { clock, starts, stops }] of promises.entries()) {
    if (clock === 'marketing') {
      checkReady(own, index, starts, tell);
      continue;
    }
    const stop = typeof stops === 'string' ? stops : 'disposition';
    if (!own.includes(stop) && !STOP_WORDS.some((word) => word === stop)) {
      const names = ['disposition', 'deal', ...own].join(', ');
      const cause = { key: 'cause.unknownDefinition', values: { value: stop } } as const;
      tell(['promises', index, 'stops'], cause, { key: 'fix.stops', values: { names } });
    }
    const after = AFTER.exec(starts ?? '')?.[1];
    const above = ids.slice(0, index).filter((id) => id !== undefined && !ofMarketing.includes(id));
    if (after !== undefined && ofMarketing.includes(after)) {
      const cause = { key: 'cause.afterHandOff', values: { value: after } } as const;
      tell(['promises', index, 'starts'], cause, { key: 'fix.afterHandOff' });
    } else if (after !== undefined && !above.includes(after)) {
      const cause = { key: 'cause.unknownPromise', values: { value: after } } as const;
      const names = above.join(', ') || '-';
      tell(['promises', index, 'starts'], cause, { key: 'fix.promiseAbove', values: { names } });
    }
  }
  for (const index of repeated(ids)) {
    const value = ids[index] ?? '';
    tell(['promises', index, 'id'], { key: 'cause.doubleId', values: { value } }, { key: 'fix.otherId' });
  }
}

/** Marketing's time starts at a definition, and ends at the hand-off whatever is said. */
function checkReady(
  own: readonly string[],
  index: number,
  starts: string | null | undefined,
  tell: Tell,
): void {
  if (typeof starts !== 'string' || own.includes(starts)) return;
  const cause =
    starts === 'lead'
      ? ({ key: 'cause.startOfClock', values: { clock: 'marketing', value: starts } } as const)
      : ({ key: 'cause.unknownDefinition', values: { value: starts } } as const);
  const correction: Sentence =
    own.length === 0 ? { key: 'fix.startsReady' } : { key: 'fix.stops', values: { names: own.join(', ') } };
  tell(['promises', index, 'starts'], cause, correction);
}

/** The places at which something stands that stood before. */
function repeated(values: readonly (string | undefined)[]): readonly number[] {
  return [...values.keys()].filter(
    (index) => values[index] !== undefined && values.indexOf(values[index]) < index,
  );
}
