/** Judges what was found in the portal: token, scopes, properties, clock, and the agreement against all of it. */
import { type MessageKey } from '../../messages/say.ts';
import { DISPOSITIONS, watchedProperties, type Agreement } from '../../domain/agreement/agreement.ts';
import { ANY_VALUE } from '../../domain/agreement/predicate.ts';
import { type Quota } from '../../domain/agreement/quota.ts';
import { planFor, type PortalState } from '../portalPlan.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../portalProperties.ts';
import { trouble, well, type Finding } from './finding.ts';
import { type Asked, type Gathered, type SeenAgreement } from './gathered.ts';

/** HubSpot believes a signature for five minutes; nearly as much is an alarm. */
const SKEW_ALARMING_MS = 240_000;
const SKEW_NOTABLE_MS = 30_000;

type NeededScope = readonly [scope: string, purpose: MessageKey, level: 'error' | 'warning'];

/** What each scope is for; without one of the second kind the rest works. */
const SCOPES: readonly NeededScope[] = [
  ['oauth', 'doctor.purpose.account', 'error'],
  ['crm.objects.contacts.read', 'doctor.purpose.contactsRead', 'error'],
  ['crm.objects.contacts.write', 'doctor.purpose.contactsWrite', 'error'],
  ['crm.schemas.contacts.read', 'doctor.purpose.schemasRead', 'error'],
  ['crm.schemas.contacts.write', 'doctor.purpose.schemasWrite', 'error'],
  ['crm.objects.owners.read', 'doctor.purpose.owners', 'error'],
  ['crm.objects.users.read', 'doctor.purpose.users', 'warning'],
];
/** Where the agreement counts pipeline value. */
const DEALS_SCOPE: NeededScope = ['crm.objects.deals.read', 'doctor.purpose.deals', 'error'];

export function judgePortal(gathered: Gathered): readonly Finding[] {
  const { account, scopes, portal, agreement, subscribed } = gathered;
  return [
    ...judgeAccount(account),
    ...judgeScopes(scopes, [account, portal, gathered.leads], valueQuotasOf(agreement).length > 0),
    ...(portal.kind === 'told' ? judgeProperties(portal.value) : []),
    ...judgeAgreement(agreement, gathered.settings.agreementFile, portal, gathered.now),
    ...(account.kind === 'told' ? judgeCurrency(agreement, account.value.currency) : []),
    ...(agreement.kind === 'good' ? judgeSubscriptions(agreement.agreement, subscribed) : []),
  ];
}

function judgeAccount(account: Gathered['account']): readonly Finding[] {
  switch (account.kind) {
    case 'notAsked':
      return [];
    case 'silent':
      return [trouble('error', 'hubspotSilent', { detail: account.detail })];
    case 'refused':
      return account.reason === 'token' ? [trouble('error', 'tokenRefused')] : [];
    case 'told': {
      const { portalId, skewMs } = account.value;
      const told = well('hubspotGood', { portal: portalId });
      if (skewMs === null || Math.abs(skewMs) < SKEW_NOTABLE_MS) return [told, well('clockGood')];
      const level = Math.abs(skewMs) >= SKEW_ALARMING_MS ? 'error' : 'warning';
      const seconds = Math.round(Math.abs(skewMs) / 1_000);
      return [told, trouble(level, skewMs > 0 ? 'clockAhead' : 'clockBehind', { seconds })];
    }
  }
}

function valueQuotasOf(seen: SeenAgreement): readonly Quota[] {
  if (seen.kind !== 'good') return [];
  return seen.agreement.quotas.filter(({ counts }) => counts === 'pipelineValue');
}

/** HubSpot adds up deals in the company currency alone. */
function judgeCurrency(seen: SeenAgreement, currency: string | null): readonly Finding[] {
  if (currency === null) return [];
  const others = valueQuotasOf(seen).filter((quota) => quota.currency !== currency);
  return others.map(({ id, currency: own }) =>
    trouble('error', 'quotaCurrency', { quota: id, own: own ?? '', currency }),
  );
}

/** What HubSpot tells of the token, and what it refused on the way; each scope is named once. */
function judgeScopes(
  scopes: Gathered['scopes'],
  asked: readonly Asked<unknown>[],
  readsDeals: boolean,
): readonly Finding[] {
  const refused = [scopes, ...asked].flatMap((answer) =>
    answer.kind === 'refused' && answer.reason === 'scope' ? answer.detail.split(/[\s,]+/) : [],
  );
  const granted = scopes.kind === 'told' ? scopes.value : null;
  const missing = [...SCOPES, ...(readsDeals ? [DEALS_SCOPE] : [])].filter(
    ([scope]) => refused.includes(scope) || (granted !== null && !granted.includes(scope)),
  );
  if (missing.length > 0) {
    return missing.map(([scope, purpose, level]) =>
      trouble(level, 'scopeMissing', { scope, purpose: { words: purpose } }),
    );
  }
  if (scopes.kind !== 'told') return [];
  return granted === null ? [trouble('note', 'scopesUnknown')] : [well('scopesGood')];
}

function judgeProperties(state: PortalState): readonly Finding[] {
  const steps = planFor(PROPERTY_GROUP, PORTAL_PROPERTIES, state);
  const created: string[] = [];
  const extended: string[] = [];
  const changed: string[] = [];
  const findings: Finding[] = [];
  for (const step of steps) {
    if (step.kind === 'createProperty') created.push(step.property.name);
    if (step.kind === 'addOptions') extended.push(step.property.name);
    if (step.kind === 'keep' && step.differences.length > 0) changed.push(step.property.name);
    if (step.kind === 'conflict') {
      findings.push(trouble('error', 'propertyConflict', { property: step.property.name }));
    }
  }
  const missing = [...created, ...extended];
  if (missing.length > 0) {
    findings.push(trouble('error', 'propertiesMissing', { count: missing.length, names: { list: missing } }));
  }
  if (changed.length > 0) findings.push(trouble('note', 'propertiesChanged', { names: { list: changed } }));
  return findings.length > 0 ? findings : [well('propertiesGood')];
}

function judgeAgreement(
  seen: SeenAgreement,
  file: string,
  portal: Gathered['portal'],
  now: number,
): readonly Finding[] {
  if (seen.kind === 'unreadable') {
    return [trouble('error', 'agreementUnreadable', { file, detail: seen.detail })];
  }
  if (seen.kind === 'wrong') return [trouble('error', 'agreementWrong', { file, count: seen.problems })];
  const { agreement } = seen;
  const findings: Finding[] = [well('agreementGood', { file, version: agreement.version })];
  if (agreement.enforceFrom > now) {
    findings.push(trouble('note', 'enforcedLater', { at: { at: agreement.enforceFrom } }));
  }
  if (portal.kind !== 'told') return findings;
  const present = new Map(portal.value.properties.map((property) => [property.name, property]));
  const ours = new Set(PORTAL_PROPERTIES.map(({ name }) => name));
  const unknown = watchedProperties(agreement).filter((name) => !present.has(name) && !ours.has(name));
  if (unknown.length > 0) {
    findings.push(
      trouble('error', 'agreementProperties', { count: unknown.length, names: { list: unknown } }),
    );
  }
  for (const [property, values] of valuesNamedBy(agreement)) {
    const definition = present.get(property);
    if (definition?.type !== 'enumeration') continue;
    const lacking = values.filter((value) => !definition.options.some((option) => option.value === value));
    if (lacking.length > 0) {
      findings.push(trouble('warning', 'agreementValues', { property, values: { list: lacking } }));
    }
  }
  return findings;
}

/** Which values the agreement names, by property. */
function valuesNamedBy(agreement: Agreement): ReadonlyMap<string, readonly string[]> {
  const predicates = [
    agreement.lead,
    ...DISPOSITIONS.map((name) => agreement.dispositions[name]),
    ...agreement.definitions.values(),
    ...agreement.pauses.map(({ when }) => when),
    ...agreement.promises.flatMap(({ appliesTo, tiers }) => [appliesTo, ...tiers.map(({ when }) => when)]),
  ];
  const named = new Map<string, string[]>();
  for (const alternative of predicates.flatMap((predicate) => predicate ?? [])) {
    for (const [property, values] of alternative) {
      const known = named.get(property) ?? [];
      const fresh = values.filter((value) => value !== '' && value !== ANY_VALUE && !known.includes(value));
      named.set(property, [...known, ...fresh]);
    }
  }
  return named;
}

function judgeSubscriptions(agreement: Agreement, subscribed: readonly string[] | null): readonly Finding[] {
  if (subscribed === null) return [trouble('warning', 'subscriptionsUnread')];
  const watched = watchedProperties(agreement);
  const missing = watched.filter((property) => !subscribed.includes(property));
  const spare = subscribed.filter((property) => !watched.includes(property));
  return [
    ...(missing.length > 0
      ? [trouble('error', 'subscriptionsMissing', { count: missing.length, names: { list: missing } })]
      : [well('subscriptionsGood', { count: watched.length })]),
    ...(spare.length > 0
      ? [trouble('note', 'subscriptionsSpare', { count: spare.length, names: { list: spare } })]
      : []),
  ];
}
