import { type Fact } from '../../src/domain/timeline/fact.ts';
import { parseDelivery } from '../../webhooks/delivery.ts';
import { toldBy } from '../../webhooks/translate.ts';
import { NOW, PORTAL } from './hubspot.ts';
import {
  about,
  association,
  CONTACT,
  creation,
  merge,
  propertyChange,
  without,
  type Sent,
} from './notices.ts';

/** The fact that a notice becomes on its way through the door. */
function factOf(sent: Sent): Fact {
  const parsed = parseDelivery(Buffer.from(JSON.stringify([sent])), String(PORTAL));
  if (!parsed.ok) throw new Error(parsed.reason);
  const { facts, changed } = toldBy(parsed.notices);
  expect([facts.length, changed]).toEqual([1, []]);
  return facts[0]!;
}

const common = {
  record: { objectType: 'contact', recordId: String(CONTACT) },
  occurredAt: NOW - 60_000,
  source: { type: 'CRM_UI', id: 'userId:864745280' },
};

describe('a notice becomes a fact:', () => {
  test.each<[Fact['kind'], Sent]>([
    ['created', creation()],
    ['deleted', about('object.deletion')],
    ['restored', about('object.restore')],
    ['erased', about('contact.privacyDeletion')],
  ])('%s', (kind, sent) => {
    expect(factOf(sent)).toEqual({ ...common, kind });
  });

  test('a property took a value', () => {
    expect(factOf(propertyChange())).toEqual({
      ...common,
      kind: 'property',
      property: 'lifecyclestage',
      value: 'marketingqualifiedlead',
    });
  });

  test.each([
    ['empty', propertyChange({ propertyValue: '' })],
    ['null', propertyChange({ propertyValue: null })],
    ['absent', without(propertyChange(), 'propertyValue')],
  ])('a property whose value is %s was cleared', (_, sent) => {
    expect(factOf(sent)).toMatchObject({ kind: 'property', value: '' });
  });

  test('values stay as they were sent, with the spaces around them', () => {
    expect(factOf(propertyChange({ propertyValue: ' a ' }))).toMatchObject({ value: ' a ' });
  });

  test('the time is that of the change, not of the delivery or of the attempt', () => {
    expect(factOf(creation({ occurredAt: 1_700_000_000_000, attemptNumber: 9 })).occurredAt).toBe(
      1_700_000_000_000,
    );
  });

  test('without a source it is of unknown origin', () => {
    const sent = without(without(creation(), 'changeSource'), 'sourceId');
    expect(factOf(sent).source).toEqual({ type: 'UNKNOWN', id: '' });
  });
});

describe('a merge is a fact about the survivor', () => {
  test.each<[string, Sent, string, readonly string[]]>([
    ['that got a new id', {}, '990', ['900', '901']],
    ['that kept its id', { newObjectId: 900 }, '900', ['901']],
    ['whose new id is not told', { newObjectId: undefined }, '900', ['901']],
    ['that took the id of a loser', { newObjectId: 901 }, '901', ['900']],
    ['of several records', { mergedObjectIds: [903, 901, 902] }, '990', ['900', '901', '902', '903']],
    ['told with a record twice', { mergedObjectIds: [901, 901, 900] }, '990', ['900', '901']],
    ['whose new id is null', { newObjectId: null }, '900', ['901']],
    ['with ids of different lengths', { mergedObjectIds: [1000, 99] }, '990', ['99', '900', '1000']],
  ])('%s', (_, over, recordId, mergedIds) => {
    expect(factOf(merge(over))).toEqual({
      ...common,
      record: { objectType: 'contact', recordId },
      kind: 'merged',
      mergedIds,
    });
  });
});

test('an association is no fact: the history says what it means', () => {
  const parsed = parseDelivery(Buffer.from(JSON.stringify([association(), creation()])), String(PORTAL));
  if (!parsed.ok) throw new Error(parsed.reason);
  expect(toldBy(parsed.notices)).toMatchObject({
    facts: [{ kind: 'created' }],
    changed: [{ objectType: 'contact', recordId: String(CONTACT) }],
  });
});
