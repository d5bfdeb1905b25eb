/** What the doctor makes of what was gathered: one healthy installation, and what each trouble adds. */
import { findingInWords, scoreOf, type Finding } from '../../../src/application/doctor/finding.ts';
import { type Gathered } from '../../../src/application/doctor/gathered.ts';
import { judge } from '../../../src/application/doctor/judge.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../../../src/application/portalProperties.ts';
import { type Standing } from '../../../src/application/standing.ts';
import { watchedProperties } from '../../../src/domain/agreement/agreement.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';

const NOW = at('2026-03-02T10:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;
const agreement = agreementWith();
const withReports = agreementWith({
  also: 'reports: { mail: [{ to: x@y.z, every: day }], chat: { every: day } }',
});
const OWN = new Set(PORTAL_PROPERTIES.map(({ name }) => name));

const STANDING: Standing = {
  records: 120,
  unread: 0,
  due: 0,
  stuck: 0,
  faulty: { count: 0, ids: [] },
  reports: { sentAt: null, failed: {} },
  clocks: { leads: 7, onTrack: 5, dueSoon: 1, overdue: 1, shadow: 0 },
  owed: { properties: 0, overdue: 0, tasks: 0 },
  setAside: {},
  quarantined: {},
  delivered: { count: 3, lastAt: NOW - MINUTE },
  refused: {},
  compared: { at: NOW - 8 * 3_600_000, found: 0 },
  agreement: { version: agreement.version, publishedAt: NOW - DAY },
};
const SERVICE: Extract<Gathered['service'], { kind: 'answers' }> = {
  kind: 'answers',
  url: 'http://127.0.0.1:3000',
  startedAt: NOW - DAY,
  portal: '4242',
  ready: true,
  standing: STANDING,
  allowance: {
    callsPerTenSeconds: 190,
    callsToday: { limit: 625_000, remaining: 600_000 },
    scarce: false,
    shutUntil: null,
  },
};
const PORTAL = {
  groups: [],
  properties: [
    ...PORTAL_PROPERTIES.map(({ options = [], hasUniqueValue = false, ...property }) => ({
      ...property,
      groupName: PROPERTY_GROUP.name,
      options,
      hubspotDefined: false,
      hasUniqueValue,
    })),
    ...watchedProperties(agreement)
      .filter((name) => !OWN.has(name))
      .map((name) => ({
        objectType: 'contacts' as const,
        name,
        label: name,
        description: '',
        type: 'string',
        fieldType: 'text',
        groupName: 'contactinformation',
        options: [],
        hubspotDefined: true,
        hasUniqueValue: false,
      })),
  ],
};
const LEADS = {
  leads: 40,
  unowned: 0,
  inactive: { count: 0, owners: [] },
  unused: [],
  unreasoned: [],
  silent: 0,
};
const WELL: Gathered = {
  now: NOW,
  settings: { problems: [], sandbox: null, folder: '.data/store', agreementFile: 'config/sla.yml' },
  agreement: { kind: 'good', agreement },
  account: { kind: 'told', value: { portalId: '4242', zone: 'Europe/London', currency: 'GBP', skewMs: 300 } },
  scopes: {
    kind: 'told',
    value: [
      'oauth',
      'crm.objects.contacts.read',
      'crm.objects.contacts.write',
      'crm.schemas.contacts.read',
      'crm.schemas.contacts.write',
      'crm.objects.owners.read',
      'crm.objects.users.read',
    ],
  },
  portal: { kind: 'told', value: PORTAL },
  leads: { kind: 'told', value: LEADS },
  allowance: SERVICE.allowance,
  subscribed: watchedProperties(agreement),
  service: SERVICE,
  publicAddress: { url: 'https://sla.example.com', answer: 'service' },
  store: { kind: 'locked' },
  bundle: { kind: 'seen', missing: [], changed: [] },
  posting: { mail: 'notSet', chatSet: false, unknown: [] },
};

/** With a quota of pipeline value, by which no more is subscribed to than before. */
function valued(currency: string): typeof agreement {
  const quota = {
    id: 'pipeline',
    words: { en: 'Pipeline' },
    counts: 'pipelineValue',
    appliesTo: null,
    amount: 1_000,
    currency,
    per: 'quarter',
  } as const;
  return { ...agreement, quotas: [...agreement.quotas, quota] };
}

const standing = (over: Partial<Standing>): Partial<Gathered> => ({
  service: { ...SERVICE, standing: { ...STANDING, ...over } },
});
const leads = (over: Partial<typeof LEADS> | object): Partial<Gathered> => ({
  leads: { kind: 'told', value: { ...LEADS, ...over } },
});
const troubles = (over: Partial<Gathered>): readonly Finding[] =>
  judge({ ...WELL, ...over }).filter(({ level }) => level !== 'ok');
const ids = (over: Partial<Gathered>): readonly string[] =>
  troubles(over).map(({ level, id }) => `${level} ${id}`);

test('an installation in which all is well has a hundred points and nothing to do', () => {
  const findings = judge(WELL);
  expect(findings.filter(({ level }) => level !== 'ok')).toEqual([]);
  expect(scoreOf(findings)).toEqual({ score: 100, worst: 'ok' });
});

test.each<readonly [string, Partial<Gathered>, readonly string[]]>([
  [
    'a setting that is missing',
    {
      settings: {
        ...WELL.settings,
        problems: [{ name: 'PUBLIC_URL', where: 'environment.where.PUBLIC_URL', cause: null }],
      },
    },
    ['error settingMissing'],
  ],
  [
    'a sandbox in place of HubSpot',
    { settings: { ...WELL.settings, sandbox: 'http://127.0.0.1:4200' } },
    ['note sandbox'],
  ],
  [
    'a token that is refused',
    {
      account: { kind: 'refused', reason: 'token', detail: 'HubSpot answered 401' },
      scopes: { kind: 'notAsked' },
      portal: { kind: 'notAsked' },
      leads: { kind: 'notAsked' },
    },
    ['error tokenRefused'],
  ],
  [
    'a scope that HubSpot names as it refuses a call, once however often it does',
    {
      scopes: { kind: 'told', value: null },
      portal: { kind: 'refused', reason: 'scope', detail: 'crm.schemas.contacts.read' },
      leads: { kind: 'refused', reason: 'scope', detail: 'crm.schemas.contacts.read' },
    },
    ['error scopeMissing'],
  ],
  [
    'scopes that the token does not have, each by its weight',
    {
      scopes: {
        kind: 'told',
        value: [
          'oauth',
          'crm.objects.contacts.read',
          'crm.schemas.contacts.read',
          'crm.schemas.contacts.write',
          'crm.objects.owners.read',
        ],
      },
    },
    ['error scopeMissing', 'warning scopeMissing'],
  ],
  [
    'deals that may not be read, of an agreement that counts what they are worth',
    {
      agreement: { kind: 'good', agreement: valued('GBP') },
      subscribed: watchedProperties(valued('GBP')),
    },
    ['error scopeMissing'],
  ],
  [
    'pipeline value in another currency than the portal’s',
    {
      agreement: { kind: 'good', agreement: valued('EUR') },
      scopes: { kind: 'told', value: null },
      subscribed: watchedProperties(valued('EUR')),
    },
    ['note scopesUnknown', 'error quotaCurrency'],
  ],
  ['scopes nobody tells of', { scopes: { kind: 'told', value: null } }, ['note scopesUnknown']],
  [
    'a clock half a minute off',
    { account: { kind: 'told', value: { portalId: '4242', zone: 'UTC', currency: 'GBP', skewMs: 31_000 } } },
    ['warning clockAhead'],
  ],
  [
    'a clock nearly five minutes off',
    {
      account: { kind: 'told', value: { portalId: '4242', zone: 'UTC', currency: 'GBP', skewMs: -280_000 } },
    },
    ['error clockBehind'],
  ],
  [
    'properties that are not there',
    { portal: { kind: 'told', value: { ...PORTAL, properties: PORTAL.properties.slice(1) } } },
    ['error propertiesMissing'],
  ],
  [
    'a label that an admin changed',
    {
      portal: {
        kind: 'told',
        value: {
          ...PORTAL,
          properties: PORTAL.properties.map((one, place) => (place === 0 ? { ...one, label: 'Kept?' } : one)),
        },
      },
    },
    ['note propertiesChanged'],
  ],
  [
    'a property of ours with another type',
    {
      portal: {
        kind: 'told',
        value: {
          ...PORTAL,
          properties: PORTAL.properties.map((one, place) => (place === 1 ? { ...one, type: 'date' } : one)),
        },
      },
    },
    ['error propertyConflict'],
  ],
  [
    'an agreement that does not read',
    { agreement: { kind: 'wrong', problems: 2 } },
    ['error agreementWrong'],
  ],
  [
    'a file that is not in force',
    standing({ agreement: { version: 'ffffffffffff', publishedAt: NOW } }),
    ['warning agreementNotInForce'],
  ],
  [
    'a property nobody subscribed to',
    { subscribed: watchedProperties(agreement).slice(1) },
    ['error subscriptionsMissing'],
  ],
  [
    'a subscription too many',
    { subscribed: [...watchedProperties(agreement), 'jobtitle'] },
    ['note subscriptionsSpare'],
  ],
  [
    'a service that does not answer while another process has the store',
    { service: { kind: 'silent', url: SERVICE.url } },
    ['error serviceSilent', 'error storeLocked'],
  ],
  [
    'a service on another store',
    { store: { kind: 'seen', schema: 'current', standing: STANDING } },
    ['warning storeElsewhere'],
  ],
  ['a service for another portal', { service: { ...SERVICE, portal: '1' } }, ['error serviceOtherPortal']],
  [
    'another program in its place',
    { service: { kind: 'stranger', url: SERVICE.url }, store: { kind: 'none' } },
    ['error serviceStranger', 'note storeNone'],
  ],
  [
    'a store of a newer version',
    { store: { kind: 'seen', schema: 'newer', standing: null } },
    ['error schemaNewer'],
  ],
  [
    'an address that leads elsewhere',
    { publicAddress: { url: 'https://x.example', answer: 'stranger' } },
    ['error addressStranger'],
  ],
  ['no delivery ever', standing({ delivered: null }), ['warning deliveriesNone']],
  [
    'no delivery for three days',
    standing({ delivered: { count: 1, lastAt: NOW - 3 * DAY - 1 } }),
    ['warning deliveriesOld'],
  ],
  [
    'refusals while other deliveries are believed',
    standing({ refused: { forged: { count: 2, lastAt: NOW - 2 * MINUTE } } }),
    ['warning signaturesForged'],
  ],
  [
    'nothing but refusals',
    standing({ refused: { stale: { count: 2, lastAt: NOW } } }),
    ['error signaturesTime'],
  ],
  [
    'requests that are not HubSpot’s',
    standing({ refused: { missing: { count: 2, lastAt: NOW } } }),
    ['note signaturesStray'],
  ],
  [
    'a comparison that is two nights old',
    standing({ compared: { at: NOW - 2 * DAY, found: 0 } }),
    ['warning comparedOld'],
  ],
  ['records that wait', standing({ stuck: 3 }), ['warning recordsStuck']],
  [
    'records that cannot be evaluated',
    standing({ faulty: { count: 1, ids: ['7'] } }),
    ['error recordsFaulty'],
  ],
  [
    'what is set aside, by its reasons',
    standing({ setAside: { owner: 1, 'property deleted': 2, invalid: 3 } }),
    ['warning setAsideOwner', 'warning setAsideProperty', 'warning setAsideOther'],
  ],
  [
    'notices in quarantine',
    standing({ quarantined: { 'objectId: missing': 4 } }),
    ['warning quarantineHeld'],
  ],
  [
    'few calls left',
    {
      service: {
        ...SERVICE,
        allowance: { ...SERVICE.allowance, callsToday: { limit: 100, remaining: 9 }, scarce: true },
      },
    },
    ['warning limitsScarce'],
  ],
  [
    'a bundle that is not what would be staged',
    { bundle: { kind: 'seen', missing: ['app/app-hsmeta.json'], changed: [] } },
    ['warning bundleOld'],
  ],
  [
    'reports that nothing can send, to somebody nobody knows',
    {
      agreement: { kind: 'good', agreement: withReports },
      service: { ...SERVICE, standing: { ...STANDING, agreement: null } },
      posting: { mail: 'notSet', chatSet: false, unknown: ['x@y.z'] },
    },
    ['warning mailMissing', 'warning chatMissing', 'warning reportsToNobody'],
  ],
  [
    'a mail server that does not take the login, and reports that wait',
    {
      ...standing({ reports: { sentAt: null, failed: { login: 2 } } }),
      posting: { mail: { reason: 'login', detail: 'EAUTH 535' }, chatSet: false, unknown: [] },
    },
    ['warning mailRefused', 'warning reportsFailing'],
  ],
  ['leads that nobody owns', leads({ unowned: 3 }), ['warning leadsUnowned']],
  [
    'leads of people who left',
    leads({ inactive: { count: 2, owners: ['Dana Haddad'] } }),
    ['warning leadsOfInactive'],
  ],
  ['leads nobody contacted', leads({ silent: 5 }), ['warning leadsSilent']],
  [
    'dispositions without a reason',
    leads({ unreasoned: [{ disposition: 'recycled', count: 1 }] }),
    ['note dispositionsUnreasoned'],
  ],
  [
    'values no contact has',
    leads({ unused: [{ property: 'hs_lead_status', values: ['OPEN'] }] }),
    ['note statusesUnused'],
  ],
  ['no lead at all', leads({ leads: 0 }), ['note leadsNone']],
])('%s is found', (_trouble, over, expected) => {
  expect(ids(over)).toEqual(expected);
});

test('the score falls by 25 for an error, 8 for a warning and 1 for a note, never below nothing; the worst level stands', () => {
  expect(
    scoreOf(troubles(leads({ unowned: 3, unreasoned: [{ disposition: 'recycled', count: 1 }] }))),
  ).toEqual({
    score: 91,
    worst: 'warning',
  });
  const many = {
    settings: {
      ...WELL.settings,
      problems: Array.from({ length: 5 }, () => ({
        name: 'PORT',
        where: 'environment.where.PORT' as const,
        cause: null,
      })),
    },
  };
  expect(scoreOf(troubles(many))).toEqual({ score: 0, worst: 'error' });
});

test('a finding is told in the reader’s language, with ages, lists and numbers as people write them', () => {
  const [found] = troubles(leads({ inactive: { count: 2, owners: ['Dana Haddad', 'Omar Nasser'] } }));
  expect(findingInWords(found!, 'en', 'UTC')).toEqual({
    what: '2 leads are held by people who are no longer active: Dana Haddad and Omar Nasser.',
    todo: 'Give them to somebody who can act: a list by contact owner, then Edit > Contact owner.',
  });
  expect(findingInWords(found!, 'ar', 'UTC').what).toContain('عميلان محتملان');
  const [old] = troubles(standing({ delivered: { count: 1, lastAt: NOW - 5 * DAY } }));
  expect(findingInWords(old!, 'en', 'UTC').what).toBe('The last delivery came 5 days ago.');
});

test('what is well has nothing to be done', () => {
  for (const finding of judge(WELL)) expect(findingInWords(finding, 'ar', 'UTC').todo).toBeNull();
});
