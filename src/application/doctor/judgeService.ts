/** Judges this installation and what runs: settings, service, store, deliveries, and what is left undone. */
import { type Allowance } from '../crm.ts';
import { type Standing } from '../standing.ts';
import { trouble, well, type Finding } from './finding.ts';
import { standingOf, type Gathered } from './gathered.ts';
import { judgePosting } from './judgePosting.ts';

const DAY_MS = 86_400_000;
/** A portal in use has a change of a lead in three days; a weekend and a holiday have none. */
const QUIET_MS = 3 * DAY_MS;
/** Every night one, and a night may be missed. */
const COMPARED_MS = 1.5 * DAY_MS;

export function judgeService(gathered: Gathered): readonly Finding[] {
  const standing = standingOf(gathered);
  const allowance = gathered.service.kind === 'answers' ? gathered.service.allowance : gathered.allowance;
  return [
    ...judgeSettings(gathered),
    ...judgeAnswer(gathered),
    ...judgePublicAddress(gathered),
    ...judgeStore(gathered),
    ...(standing === null ? [] : judgeStanding(standing, gathered)),
    ...(allowance === null ? [] : judgeLimits(allowance)),
    ...judgeBundle(gathered),
    ...judgePosting(gathered),
  ];
}

function judgeSettings({ settings }: Gathered): readonly Finding[] {
  const problems = settings.problems.map(({ name, where, cause }) =>
    cause === null
      ? trouble('error', 'settingMissing', { name, where: { words: where } })
      : trouble('error', 'settingWrong', { name, cause: { words: cause }, where: { words: where } }),
  );
  return [
    ...(problems.length > 0 ? problems : [well('settingsGood')]),
    ...(settings.sandbox === null ? [] : [trouble('note', 'sandbox', { url: settings.sandbox })]),
  ];
}

function judgeAnswer({ service, account, now }: Gathered): readonly Finding[] {
  const { url } = service;
  switch (service.kind) {
    case 'silent':
      return [trouble('error', 'serviceSilent', { url })];
    case 'stranger':
      return [trouble('error', 'serviceStranger', { url })];
    case 'noDatabase':
      return [trouble('error', 'serviceNoDatabase', { url })];
    case 'answers': {
      const { portal, ready, startedAt } = service;
      const expected = account.kind === 'told' ? account.value.portalId : null;
      if (portal !== null && expected !== null && portal !== expected) {
        return [trouble('error', 'serviceOtherPortal', { url, portal, expected })];
      }
      if (!ready) return [trouble('warning', 'serviceNotReady', { url })];
      return [well('serviceGood', { url, age: { ageMs: Math.max(0, now - startedAt) } })];
    }
  }
}

function judgePublicAddress({ publicAddress, service }: Gathered): readonly Finding[] {
  // Where the service does not answer at home, its public address says nothing more.
  if (publicAddress === null || service.kind === 'silent') return [];
  const { url, answer } = publicAddress;
  if (answer === 'service') return [well('addressGood', { url })];
  return [
    answer === 'silent'
      ? trouble('warning', 'addressSilent', { url })
      : trouble('error', 'addressStranger', { url }),
  ];
}

function judgeStore({ store, service, settings }: Gathered): readonly Finding[] {
  const folder = settings.folder ?? '';
  switch (store.kind) {
    case 'notAsked':
      return [];
    case 'unreachable':
      return [trouble('error', 'storeUnreachable', { detail: store.detail })];
    case 'unusable': {
      const finding = { damaged: 'storeDamaged', denied: 'storeDenied', full: 'storeFull' } as const;
      return [trouble('error', finding[store.reason], { folder: store.folder, detail: store.detail })];
    }
    case 'none':
      return [trouble('note', 'storeNone')];
    case 'locked':
      return service.kind === 'answers'
        ? [well('storeHeld', { folder })]
        : [trouble('error', 'storeLocked', { folder, url: service.url })];
    case 'seen':
      switch (store.schema) {
        case 'none':
          return [trouble('note', 'storeNone')];
        case 'older':
          return [trouble('warning', 'schemaOlder')];
        case 'newer':
          return [trouble('error', 'schemaNewer')];
        case 'current':
          // A running service has its folder locked, so it works on another one.
          return settings.folder !== null && service.kind === 'answers'
            ? [trouble('warning', 'storeElsewhere', { folder, url: service.url })]
            : [well('storeGood')];
      }
  }
}

function judgeStanding(standing: Standing, { agreement, now }: Gathered): readonly Finding[] {
  const inForce = standing.agreement?.version ?? null;
  const { stuck, faulty, compared, unread } = standing;
  const compare: Finding =
    compared === null
      ? trouble('note', 'comparedNever')
      : now - compared.at > COMPARED_MS
        ? trouble('warning', 'comparedOld', { age: { ageMs: now - compared.at } })
        : well('comparedGood', { age: { ageMs: Math.max(0, now - compared.at) }, found: compared.found });
  const undone: readonly Finding[] = [
    ...(stuck > 0 ? [trouble('warning', 'recordsStuck', { count: stuck })] : []),
    ...(faulty.count > 0
      ? [trouble('error', 'recordsFaulty', { count: faulty.count, ids: { list: faulty.ids } })]
      : []),
    ...Object.entries(standing.setAside).map(([reason, count]) => judgeSetAside(reason, count)),
  ];
  const held = Object.values(standing.quarantined).reduce((sum, count) => sum + count, 0);
  return [
    ...(agreement.kind === 'good' && inForce !== null && inForce !== agreement.agreement.version
      ? [trouble('warning', 'agreementNotInForce', { version: agreement.agreement.version, inForce })]
      : []),
    ...judgeReceipts(standing, now),
    compare,
    ...(undone.length > 0 ? undone : [well('recordsGood', { count: standing.records, unread })]),
    ...(held > 0
      ? [
          trouble('warning', 'quarantineHeld', {
            count: held,
            reasons: { list: Object.keys(standing.quarantined) },
          }),
        ]
      : [well('quarantineGood')]),
  ];
}

/** What is set aside is told by the kinds of reasons of settlement.ts, each with its remedy. */
function judgeSetAside(reason: string, count: number): Finding {
  switch (reason) {
    case 'owner':
      return trouble('warning', 'setAsideOwner', { count });
    case 'property deleted':
      return trouble('warning', 'setAsideProperty', { count });
    default:
      return trouble('warning', 'setAsideOther', { count, reason });
  }
}

function judgeReceipts({ delivered, refused }: Standing, now: number): readonly Finding[] {
  const age = { ageMs: Math.max(0, now - (delivered?.lastAt ?? now)) };
  const deliveries =
    delivered === null
      ? trouble('warning', 'deliveriesNone')
      : age.ageMs > QUIET_MS
        ? trouble('warning', 'deliveriesOld', { age })
        : well('deliveriesGood', { age, count: delivered.count });
  const refusals = Object.entries(refused).map(([reason, { count, lastAt }]) => {
    // Since then nothing was believed: what HubSpot sends is refused.
    const level = lastAt > (delivered?.lastAt ?? 0) ? 'error' : 'warning';
    const values = { count, age: { ageMs: Math.max(0, now - lastAt) } };
    switch (reason) {
      case 'stale':
      case 'future':
        return trouble(level, 'signaturesTime', { ...values, reason });
      case 'forged':
        return trouble(level, 'signaturesForged', { ...values, reason });
      default:
        return trouble('note', 'signaturesStray', { ...values, reason });
    }
  });
  return [deliveries, ...(refusals.length > 0 ? refusals : [well('signaturesGood')])];
}

function judgeLimits({ callsToday, callsPerTenSeconds, scarce, shutUntil }: Allowance): readonly Finding[] {
  if (shutUntil !== null) return [trouble('error', 'limitsShut', { at: { at: shutUntil } })];
  if (callsToday === null) return [trouble('note', 'limitsUnknown')];
  const values = { left: callsToday.remaining, limit: callsToday.limit, burst: callsPerTenSeconds };
  return [scarce ? trouble('warning', 'limitsScarce', values) : well('limitsGood', values)];
}

function judgeBundle({ bundle }: Gathered): readonly Finding[] {
  switch (bundle.kind) {
    case 'none':
      return [trouble('note', 'bundleNone')];
    case 'unstageable':
      return [trouble('error', 'bundleUnstageable', { detail: bundle.detail })];
    case 'seen': {
      const odd = [...bundle.missing, ...bundle.changed];
      return odd.length === 0
        ? [well('bundleGood')]
        : [trouble('warning', 'bundleOld', { count: odd.length, files: { list: odd.slice(0, 5) } })];
    }
  }
}
