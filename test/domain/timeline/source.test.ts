/** Who made a change: what HubSpot's sources are taken for. */
import {
  isByMerge,
  isHuman,
  isImport,
  isIntegration,
  userIdOf,
} from '../../../src/domain/timeline/source.ts';

const of = (type: string, id = '') => ({ type, id });

test.each([
  'CRM_UI',
  'CRM',
  'CONTACTS',
  'CONTACTS_WEB',
  'SALES',
  'EMAIL',
  'EMAIL_INTEGRATION',
  'MEETINGS',
  'CONVERSATIONS',
  'MOBILE_IOS',
  'MOBILE_ANDROID',
  'BATCH_UPDATE',
  'BCC_TO_CRM',
  'CALLING',
])('%s is a person’s doing', (type) => {
  expect(isHuman(of(type))).toBe(true);
});

test.each([
  'AUTOMATION_PLATFORM',
  'INTEGRATION',
  'IMPORT',
  'MERGE_OBJECTS',
  'UNKNOWN',
  '',
  'NEW_WITH_HUBSPOT',
])('%s is not, unless a user’s id says so', (type) => {
  expect(isHuman(of(type))).toBe(false);
  expect(isHuman(of(type, 'userId:9'))).toBe(true);
});

test('a user’s id is nothing but that', () => {
  expect(userIdOf(of('CRM_UI', 'userId:864745280'))).toBe('864745280');
  for (const id of ['', '9', 'userId:', 'userId:x', 'userId:9x', 'anUserId:9', ' userId:9']) {
    expect([id, userIdOf(of('CRM_UI', id)), isHuman(of('INTEGRATION', id))]).toEqual([id, null, false]);
  }
});

test.each(['IMPORT', 'MIGRATION', 'SALESFORCE', 'BIDIRECTIONAL_SYNC'])('%s brings many at once', (type) => {
  expect(isImport(of(type))).toBe(true);
});

test.each(['MERGE_OBJECTS', 'MERGE_CONTACTS'])(
  '%s is what HubSpot writes when it makes one of two',
  (type) => {
    expect(isByMerge(of(type))).toBe(true);
  },
);

test('one kind of source is no other', () => {
  expect([isImport, isByMerge, isIntegration].map((is) => is(of('CRM_UI')))).toEqual([false, false, false]);
  expect([isImport, isByMerge, isIntegration].map((is) => is(of('INTEGRATION', '777')))).toEqual([
    false,
    false,
    true,
  ]);
});
