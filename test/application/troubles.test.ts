/** What the settings page shows of what loops fail on: the gravest, and of one kind since when. */
import { CrmRefused, CrmUnavailable } from '../../src/application/crm.ts';
import { DEALS_LOOP, Troubles } from '../../src/application/settings/troubles.ts';

const NO_SCOPE = new CrmRefused('crm.objects.deals.read', 'scope');
const AWAY = new CrmUnavailable('HubSpot answered 503');

test('deals that may not be read are a trouble of their own, which hides no other', () => {
  const troubles = new Troubles();
  troubles.tell(DEALS_LOOP, NO_SCOPE, 1);
  expect(troubles.gravest()).toEqual({ kind: 'deals', since: 1 });
  troubles.tell('look', new Error('a fault'), 2);
  expect(troubles.gravest()).toEqual({ kind: 'fault', since: 2 });
  troubles.tell('look', null, 3);
  troubles.tell('read', AWAY, 4);
  expect(troubles.gravest()).toEqual({ kind: 'unreachable', since: 4 });
  troubles.tell('read', NO_SCOPE, 5);
  expect(troubles.gravest()).toEqual({ kind: 'scope', since: 5 });
});

test('a trouble stands since it began, until the loop goes well', () => {
  const troubles = new Troubles();
  troubles.tell(DEALS_LOOP, NO_SCOPE, 1);
  troubles.tell(DEALS_LOOP, NO_SCOPE, 2);
  expect(troubles.gravest()).toEqual({ kind: 'deals', since: 1 });
  troubles.tell(DEALS_LOOP, AWAY, 3);
  expect(troubles.gravest()).toEqual({ kind: 'unreachable', since: 3 });
  troubles.tell(DEALS_LOOP, null, 4);
  expect(troubles.gravest()).toBeNull();
});
