/** The settings page's door: an answer is taken only if every field it will show has the promised shape. */
import type {
  SettingsAnswer,
  SettingsStatus,
  SettingsVersion,
  SettingsWriting,
} from '../settingsContract.ts';
import { agreementOf } from './agreementGuard.ts';
import {
  booleanOf,
  durationOf,
  fieldsOf,
  instantOf,
  listOf,
  oneOf,
  orNull,
  REFUSALS,
  textOf,
  type Fields,
} from './fields.ts';

type Trouble = NonNullable<SettingsStatus['trouble']>;

const ROLES = ['admin', 'viewer'] as const;
const TROUBLES = [
  'token',
  'scope',
  'deals',
  'request',
  'unreachable',
  'fault',
] as const satisfies readonly Trouble['kind'][];
const COVERS = ['newClocks', 'openClocks'] as const;

/** The answer as the contract has it, or null when the service said something else. */
export function readSettingsAnswer(
  value: unknown,
): Extract<SettingsAnswer, { ok: true }> | { ok: false; reason: (typeof REFUSALS)[number] } | null {
  const fields = fieldsOf(value);
  if (fields?.ok === false) {
    const reason = oneOf(REFUSALS, fields.reason);
    return reason ? { ok: false, reason } : null;
  }
  if (fields?.ok !== true) return null;
  const serverNow = instantOf(fields.serverNow);
  const role = oneOf(ROLES, fieldsOf(fields.viewer)?.role);
  const writing = writingOf(fields.writing);
  const status = statusOf(fields.status);
  const agreement = agreementOf(fields.agreement);
  const versions = listOf(fields.versions, versionOf);
  const earlier = durationOf(fields.earlier);
  if (serverNow === null || !role || !writing || !status || !agreement || !versions || earlier === null)
    return null;
  return { ok: true, serverNow, viewer: { role }, writing, status, agreement, versions, earlier };
}

function writingOf(value: unknown): SettingsWriting | null {
  const fields = fieldsOf(value);
  const on = booleanOf(fields?.on);
  const switched = orNull(fields?.switched, (one) => {
    const at = instantOf(fieldsOf(one)?.at);
    const by = orNull(fieldsOf(one)?.by, textOf);
    return at === null || by === undefined ? null : { at, by };
  });
  return on === null || switched === undefined ? null : { on, switched };
}

function statusOf(value: unknown): SettingsStatus | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const portalId = orNull(fields.portalId, textOf);
  const lastDeliveryAt = orNull(fields.lastDeliveryAt, instantOf);
  const properties = orNull(fields.properties, propertiesOf);
  const comparison = comparisonOf(fieldsOf(fields.comparison));
  const counts = countsOf(fields);
  const setAside = listOf(fields.setAside, setAsideOf);
  const callsToday = orNull(fields.callsToday, callsOf);
  const scarce = booleanOf(fields.scarce);
  const shutUntil = orNull(fields.shutUntil, instantOf);
  const trouble = orNull(fields.trouble, troubleOf);
  if (portalId === undefined || lastDeliveryAt === undefined || properties === undefined) return null;
  if (callsToday === undefined || shutUntil === undefined || trouble === undefined) return null;
  if (!comparison || !counts || !setAside || scarce === null) return null;
  return {
    portalId,
    lastDeliveryAt,
    properties,
    comparison,
    ...counts,
    setAside,
    callsToday,
    scarce,
    shutUntil,
    trouble,
  };
}

function countsOf(
  fields: Fields,
): Pick<SettingsStatus, 'records' | 'unread' | 'openClocks' | 'overdue' | 'owed' | 'quarantined'> | null {
  const records = durationOf(fields.records);
  const unread = durationOf(fields.unread);
  const openClocks = durationOf(fields.openClocks);
  const overdue = durationOf(fields.overdue);
  const owed = durationOf(fields.owed);
  const quarantined = durationOf(fields.quarantined);
  if (records === null || unread === null || openClocks === null) return null;
  if (overdue === null || owed === null || quarantined === null) return null;
  return { records, unread, openClocks, overdue, owed, quarantined };
}

function propertiesOf(value: unknown): SettingsStatus['properties'] {
  const fields = fieldsOf(value);
  const checkedAt = instantOf(fields?.checkedAt);
  const missing = listOf(fields?.missing, textOf);
  const unusable = listOf(fields?.unusable, textOf);
  return checkedAt === null || !missing || !unusable ? null : { checkedAt, missing, unusable };
}

function comparisonOf(fields: Fields | null): SettingsStatus['comparison'] | null {
  const endedAt = orNull(fields?.endedAt, instantOf);
  const found = durationOf(fields?.found);
  const isUnderWay = booleanOf(fields?.isUnderWay);
  return endedAt === undefined || found === null || isUnderWay === null
    ? null
    : { endedAt, found, isUnderWay };
}

function setAsideOf(value: unknown): SettingsStatus['setAside'][number] | null {
  const reason = textOf(fieldsOf(value)?.reason);
  const count = durationOf(fieldsOf(value)?.count);
  return reason === null || count === null ? null : { reason, count };
}

function callsOf(value: unknown): SettingsStatus['callsToday'] {
  const limit = durationOf(fieldsOf(value)?.limit);
  const remaining = durationOf(fieldsOf(value)?.remaining);
  return limit === null || remaining === null ? null : { limit, remaining };
}

function troubleOf(value: unknown): Trouble | null {
  const kind = oneOf(TROUBLES, fieldsOf(value)?.kind);
  const since = instantOf(fieldsOf(value)?.since);
  return !kind || since === null ? null : { kind, since };
}

function versionOf(value: unknown): SettingsVersion | null {
  const fields = fieldsOf(value);
  const version = textOf(fields?.version);
  const publishedAt = instantOf(fields?.publishedAt);
  const author = textOf(fields?.author);
  const covers = oneOf(COVERS, fields?.covers);
  return version === null || publishedAt === null || author === null || !covers
    ? null
    : { version, publishedAt, author, covers };
}
