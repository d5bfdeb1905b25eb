/** The part of the settings page's answer that is the agreement, read field by field. */
import type { SettingsAgreement, SettingsBudget, SettingsQuota } from '../settingsContract.ts';
import {
  booleanOf,
  currencyOf,
  durationOf,
  fieldsOf,
  instantOf,
  listOf,
  oneOf,
  orNull,
  SIDES,
  spanOf,
  textOf,
  wordsOf,
} from './fields.ts';

type Party = SettingsAgreement['parties'][number];
type Promised = SettingsAgreement['promises'][number];
type Calendar = SettingsAgreement['calendars'][number];

const PARTIES = ['marketing', 'sales'] as const;
const COUNTED = [
  'leads',
  'qualifiedLeads',
  'pipelineValue',
] as const satisfies readonly SettingsQuota['counts'][];
const PER = ['month', 'quarter'] as const;
const UNITS = [
  'businessHours',
  'businessMinutes',
  'businessDays',
  'calendarHours',
  'calendarMinutes',
] as const satisfies readonly SettingsBudget['unit'][];

export function agreementOf(value: unknown): SettingsAgreement | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const name = wordsOf(fields.name);
  const version = textOf(fields.version);
  const parties = listOf(fields.parties, partyOf);
  const effectiveOn = orNull(fields.effectiveOn, dayOf);
  const enforceFrom = instantOf(fields.enforceFrom);
  const promises = listOf(fields.promises, promiseOf);
  const quotas = listOf(fields.quotas, quotaOf);
  const calendars = listOf(fields.calendars, calendarOf);
  const managers = listOf(fields.managers, managerOf);
  const admins = listOf(fields.admins, textOf);
  if (!name || version === null || effectiveOn === undefined || enforceFrom === null) return null;
  if (!parties || !promises || !quotas || !calendars || !managers || !admins) return null;
  return { name, version, parties, effectiveOn, enforceFrom, promises, quotas, calendars, managers, admins };
}

function partyOf(value: unknown): Party | null {
  const fields = fieldsOf(value);
  const side = oneOf(PARTIES, fields?.side);
  const name = wordsOf(fields?.name);
  const signedBy = orNull(fields?.signedBy, textOf);
  const signedOn = orNull(fields?.signedOn, dayOf);
  return !side || !name || signedBy === undefined || signedOn === undefined
    ? null
    : { side, name, signedBy, signedOn };
}

function promiseOf(value: unknown): Promised | null {
  const fields = fieldsOf(value);
  const id = textOf(fields?.id);
  const words = wordsOf(fields?.words);
  const side = oneOf(SIDES, fields?.side);
  const within = listOf(fields?.within, budgetOf);
  return id === null || !words || !side || !within ? null : { id, words, side, within };
}

function budgetOf(value: unknown): SettingsBudget | null {
  const unit = oneOf(UNITS, fieldsOf(value)?.unit);
  const count = durationOf(fieldsOf(value)?.count);
  return !unit || count === null ? null : { unit, count };
}

function quotaOf(value: unknown): SettingsQuota | null {
  const fields = fieldsOf(value);
  const id = textOf(fields?.id);
  const words = wordsOf(fields?.words);
  const counts = oneOf(COUNTED, fields?.counts);
  const amount = durationOf(fields?.amount);
  const per = oneOf(PER, fields?.per);
  const currency = orNull(fields?.currency, currencyOf);
  const only = orNull(fields?.only, (alternatives) => listOf(alternatives, (one) => listOf(one, valuesOf)));
  if (id === null || !words || !counts || amount === null || !per) return null;
  return only === undefined || currency === undefined
    ? null
    : { id, words, counts, amount, per, currency, only };
}

function valuesOf(value: unknown): readonly [string, readonly string[]] | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [name, list] = value as readonly unknown[];
  const property = textOf(name);
  const values = listOf(list, textOf);
  return property === null || !values ? null : [property, values];
}

function calendarOf(value: unknown): Calendar | null {
  const fields = fieldsOf(value);
  const id = textOf(fields?.id);
  const zone = textOf(fields?.zone);
  const isForAll = booleanOf(fields?.isForAll);
  const teams = listOf(fields?.teams, textOf);
  const people = listOf(fields?.people, textOf);
  const week = listOf(fields?.week, spanOf);
  return id === null || zone === null || isForAll === null || !teams || !people || !week
    ? null
    : { id, zone, isForAll, teams, people, week };
}

function managerOf(value: unknown): SettingsAgreement['managers'][number] | null {
  const team = textOf(fieldsOf(value)?.team);
  const name = textOf(fieldsOf(value)?.name);
  return team === null || name === null ? null : { team, name };
}

/** YYYY-MM-DD, and a day that exists. */
function dayOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : null;
}
