/** Reads the golden lives of test/lives: leads' lives as people tell them, turned into facts and expectations. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { readAgreement } from '../../config/agreement/read.ts';
import { type AgreementHistory, type PublishedAgreement } from '../../src/domain/agreement/versions.ts';
import { type ActivityKind, type Agreement } from '../../src/domain/agreement/agreement.ts';
import { type Directory, type Rep } from '../../src/domain/evaluate/directory.ts';
import { type Pause } from '../../src/domain/time/pauses.ts';
import { type Fact, type FactSource, type RecordRef } from '../../src/domain/timeline/fact.ts';
import { type LearnedFact } from '../../src/domain/timeline/timeline.ts';
import { SPAN } from './calendars.ts';
import { ANN, BEN, DORA, GAIL, INA, LEAD, MAX, PEOPLE, QUEUE } from './lives.ts';

const IDS: Readonly<Record<string, string>> = {
  Ann: ANN,
  Ben: BEN,
  Gail: GAIL,
  Ina: INA,
  Queue: QUEUE,
  Max: MAX,
  Dora: DORA,
};
const SOURCES: Readonly<Record<string, FactSource>> = {
  workflow: { type: 'AUTOMATION_PLATFORM', id: 'enrollmentId:1' },
  import: { type: 'IMPORT', id: '8812' },
  integration: { type: 'INTEGRATION', id: '777' },
  merge: { type: 'MERGE_OBJECTS', id: '' },
  'nobody said': { type: 'UNKNOWN', id: '' },
};
const PROPERTIES: Readonly<Record<string, string>> = {
  stage: 'lifecyclestage',
  status: 'hs_lead_status',
  owner: 'hubspot_owner_id',
  snoozed: 'sla_snooze_until',
  excuses: 'sla_excuses',
};
const KINDS = ['created', 'deleted', 'restored', 'erased'] as const;

const change = z.looseObject({
  by: z.string().default('Ann'),
  learned: z.string().optional(),
  on: z.string().optional(),
  'in a burst': z.boolean().default(false),
  happened: z.enum(KINDS).optional(),
  logged: z.enum(['call', 'email', 'meeting', 'note', 'communication', 'deal']).optional(),
  merged: z.array(z.string()).optional(),
});
const expected = z.strictObject({
  clocks: z.record(z.string(), z.unknown()).optional(),
  only: z.boolean().default(false),
  status: z.string().optional(),
  breaches: z.number().optional(),
  tasks: z.array(z.string()).optional(),
  /** The alerts there are, and who is told. */
  alerts: z.record(z.string(), z.string()).optional(),
  'given to': z.record(z.string(), z.string()).optional(),
  'looks again': z.string().optional(),
  /** When the import came that the agreement leaves out, and its id; `nobody` is told of one. */
  'left out': z.string().optional(),
});
const life = z
  .looseObject({
    case: z.string(),
    agreement: z.record(z.string(), z.unknown()).default({}),
    versions: z
      .array(z.strictObject({ published: z.string(), agreement: z.record(z.string(), z.unknown()) }))
      .default([]),
    away: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))).default({}),
    gone: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))).default({}),
    moved: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))).default({}),
    record: z.string().default(LEAD.recordId),
    happened: z.array(z.record(z.string(), change)),
  })
  .transform((told) => ({
    ...told,
    looks: Object.entries(told).flatMap(([key, value]) =>
      key.startsWith('at ') ? [{ at: key.slice(3), expected: expected.parse(value) }] : [],
    ),
  }));
const file = z.strictObject({ agreement: z.record(z.string(), z.unknown()), lives: z.array(life) });

export type Expected = z.infer<typeof expected>;

export interface GoldenLife {
  readonly name: string;
  readonly record: RecordRef;
  readonly facts: readonly LearnedFact[];
  readonly history: AgreementHistory;
  readonly directory: Directory;
  readonly looks: readonly { readonly at: number; readonly expected: Expected }[];
}

export function goldenLives(folder: string): readonly GoldenLife[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .flatMap((name) => {
      const { agreement, lives } = file.parse(parse(readFileSync(`${folder}/${name}`, 'utf8')));
      return lives.map((told) => lifeOf(told, agreement));
    });
}

function lifeOf(told: z.infer<typeof life>, base: Readonly<Record<string, unknown>>): GoldenLife {
  const record: RecordRef = { objectType: 'contact', recordId: told.record };
  const texts = [told.agreement, ...told.versions.map(({ agreement }) => agreement)];
  const [first, ...later] = texts.map((changes, index): PublishedAgreement => {
    const published = told.versions[index - 1]?.published;
    return {
      agreement: agreementOf(told.case, stringify(withoutNothing({ ...base, ...changes }))),
      publishedAt: published === undefined ? 0 : utc(published),
    };
  });
  if (!first) throw new Error('a life without an agreement');
  if (told.looks.length === 0) throw new Error(`${told.case} says nothing that could be wrong`);
  return {
    name: told.case,
    record,
    facts: told.happened.flatMap((entry) =>
      Object.entries(entry).flatMap(([at, what]) => factsOf(record, utc(at), what)),
    ),
    history: [first, ...later],
    directory: directoryWith(told),
    looks: told.looks.map(({ at, expected: wanted }) => ({ at: utc(at), expected: wanted })),
  };
}

/** A section that a life says is nothing is left out. */
function withoutNothing(sections: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(sections).filter(([, section]) => section !== null));
}

const agreements = new Map<string, Agreement>();

/** Most lives live under the agreement at the top of their file: its calendars are laid out once. */
function agreementOf(lifeName: string, text: string): Agreement {
  const known = agreements.get(text);
  if (known) return known;
  const read = readAgreement(text, SPAN);
  if (!read.ok) throw new Error(`${lifeName}: ${JSON.stringify(read.problems)}`);
  agreements.set(text, read.agreement);
  return read.agreement;
}

function factsOf(record: RecordRef, at: number, what: z.infer<typeof change>): LearnedFact[] {
  const person = IDS[what.by];
  const source = SOURCES[what.by] ?? {
    type: 'CRM_UI',
    id: `userId:${PEOPLE.get(person ?? '')?.userId ?? what.by}`,
  };
  const about: RecordRef = what.on === undefined ? record : { ...record, recordId: what.on };
  const base = { record: about, occurredAt: at, source };
  const facts: Fact[] = [];
  if (what.happened) facts.push({ ...base, kind: what.happened });
  if (what.merged) facts.push({ ...base, kind: 'merged', mergedIds: what.merged });
  if (what.logged) {
    const activity: ActivityKind = what.logged;
    facts.push({ ...base, kind: 'activity', activity, activityId: `${activity}-${at}` });
  }
  for (const [name, value] of Object.entries(what)) {
    if (name in change.shape) continue;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    facts.push({
      ...base,
      kind: 'property',
      property: PROPERTIES[name] ?? name,
      value: name === 'owner' ? (IDS[text] ?? text) : name === 'excuses' ? withIds(text) : text,
    });
  }
  return facts.map((fact) => ({
    fact,
    learnedAt: what.learned === undefined ? at : utc(what.learned),
    ...(what['in a burst'] ? { inBurst: true as const } : {}),
  }));
}

function directoryWith({
  away,
  gone,
  moved,
}: Pick<z.infer<typeof life>, 'away' | 'gone' | 'moved'>): Directory {
  const people = new Map(PEOPLE);
  const repNamed = (name: string): Rep => {
    const rep = people.get(IDS[name] ?? '');
    if (!rep) throw new Error(`nobody is called ${name}`);
    return rep;
  };
  const pauses = (spans: readonly (readonly [string, string])[]): readonly Pause[] =>
    spans.map(([from, until]) => ({
      fromAt: utc(from),
      untilAt: until === 'for good' ? Infinity : utc(until),
    }));
  for (const [name, spans] of Object.entries(away)) {
    people.set(repNamed(name).ownerId, { ...repNamed(name), absences: pauses(spans) });
  }
  for (const [name, spans] of Object.entries(gone)) {
    const inactive = pauses(spans);
    people.set(repNamed(name).ownerId, {
      ...repNamed(name),
      inactive,
      active: inactive.at(-1)?.untilAt !== Infinity,
    });
  }
  for (const [name, moves] of Object.entries(moved)) {
    const rep = repNamed(name);
    people.set(rep.ownerId, {
      ...rep,
      teams: [moves.at(-1)?.[1] ?? ''],
      teamsBefore: moves.map(([on], index) => ({
        untilAt: utc(on),
        teams: index === 0 ? rep.teams : [moves[index - 1]?.[1] ?? ''],
      })),
    });
  }
  return people;
}

/** `2026-03-02 10:00` in UTC. */
export function utc(text: string): number {
  const at = Date.parse(`${text.replace(' ', 'T')}Z`);
  if (Number.isNaN(at)) throw new Error(`no instant: ${text}`);
  return at;
}

/** Clock ids as they are told, with names for owners, and instants for when a record became ready. */
export function withIds(id: string): string {
  return Object.entries(IDS)
    .reduce((text, [name, ownerId]) => text.replaceAll(name, ownerId), id)
    .replaceAll(/(?<=\/ready-)\d{4}-\d\d-\d\d \d\d:\d\d/g, (at) => String(utc(at)));
}
