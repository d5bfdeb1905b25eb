import {
  AS_JSON,
  complete,
  connect,
  PATH,
  playPortal,
  portal,
  SAID_AT,
  shown,
  type BatchBody,
} from './portal.ts';

playPortal();

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => String(1000 + index));

describe('history', () => {
  test('becomes facts, a cleared value and an unnamed source included', async () => {
    portal()
      .post(PATH.readContacts, {
        inputs: [{ id: '541935488729' }],
        properties: ['lastmodifieddate', 'sla_status', 'hs_calculated_merged_vids'],
        propertiesWithHistory: ['hs_lead_status', 'lifecyclestage', 'hs_merged_object_ids'],
      })
      .reply(
        200,
        complete([
          {
            ...shown('541935488729', { lastmodifieddate: '2026-03-02T11:00:00.130Z' }),
            propertiesWithHistory: {
              hs_lead_status: [
                {
                  value: null,
                  timestamp: '2026-03-02T11:00:00.123Z',
                  sourceType: 'CRM_UI',
                  sourceId: 'userId:9',
                },
                { value: 'NEW', timestamp: '2026-03-02T10:00:00Z', sourceType: 'IMPORT' },
              ],
            },
          },
        ]),
      );
    const record = { objectType: 'contact', recordId: '541935488729' };
    const histories = await connect().crm.readHistory(['541935488729'], ['hs_lead_status', 'lifecyclestage']);
    expect(histories).toEqual([
      {
        record,
        exists: true,
        modifiedAt: Date.parse('2026-03-02T11:00:00.130Z'),
        marked: false,
        facts: [
          { record, kind: 'created', occurredAt: Date.parse(SAID_AT), source: { type: 'UNKNOWN', id: '' } },
          {
            record,
            kind: 'property',
            property: 'hs_lead_status',
            value: '',
            occurredAt: Date.parse('2026-03-02T11:00:00.123Z'),
            source: { type: 'CRM_UI', id: 'userId:9' },
          },
          {
            record,
            kind: 'property',
            property: 'hs_lead_status',
            value: 'NEW',
            occurredAt: Date.parse('2026-03-02T10:00:00Z'),
            source: { type: 'IMPORT', id: '' },
          },
        ],
      },
    ]);
  });

  test('is asked for fifty contacts at a time, each once', async () => {
    const sizes: number[] = [];
    portal()
      .post(PATH.readContacts)
      .times(3)
      .reply(
        200,
        async (request: Request) => {
          const { inputs } = (await request.json()) as BatchBody;
          sizes.push(inputs.length);
          return complete(inputs.map(({ id }) => shown(id)));
        },
        AS_JSON,
      );
    const asked = [...ids(120), '1000'];
    const histories = await connect().crm.readHistory(asked, ['hs_lead_status']);
    expect(sizes.toSorted((a, b) => a - b)).toEqual([20, 50, 50]);
    expect(histories.map(({ record }) => record.recordId)).toEqual(asked);
  });

  test('of a contact that is gone is empty, and the others come', async () => {
    const gone = { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'gone', context: { ids: ['2'] } };
    portal()
      .post(PATH.readContacts)
      .reply(207, complete([shown('1')], [gone]));
    const histories = await connect().crm.readHistory(['1', '2'], ['hs_lead_status']);
    expect(histories).toMatchObject([{ exists: true }, { exists: false, facts: [] }]);
  });

  test('of nobody is not asked for', async () => {
    expect(await connect().crm.readHistory([], ['hs_lead_status'])).toEqual([]);
  });

  /** The facts of one contact with these values, the created one left out. */
  async function factsWith(properties: object, propertiesWithHistory: object) {
    portal()
      .post(PATH.readContacts)
      .reply(200, complete([{ ...shown('9'), properties, propertiesWithHistory }]));
    const [history] = await connect().crm.readHistory(['9'], ['renewal_date']);
    return { ...history!, facts: history!.facts.filter(({ kind }) => kind !== 'created') };
  }

  test.each([
    ['2026-03-03T12:00:00Z', '1772539200000'],
    ['2026-03-03T12:00:00.5Z', '1772539200500'],
    ['2026-03-03', '1772496000000'],
    ['2026-03-03 or later', '2026-03-03 or later'],
    ['2026-99-99', '2026-99-99'],
    ['12', '12'],
  ])('of a value %s tells it as notices do: %s', async (value, told) => {
    const entry = { value, timestamp: SAID_AT, sourceType: 'API' };
    const { facts } = await factsWith({}, { renewal_date: [entry] });
    expect(facts).toMatchObject([{ value: told }]);
  });

  test('names the creator by who gave the contact its first values', async () => {
    const entry = (value: string, timestamp: string, sourceType: string, sourceId: string) => ({
      value,
      timestamp,
      sourceType,
      sourceId,
    });
    const later = entry('2', '2026-03-02T10:00:05Z', 'CRM_UI', 'userId:9');
    const first = entry('1', '2026-03-02T10:00:00.400Z', 'IMPORT', 'i-1');
    portal()
      .post(PATH.readContacts)
      .reply(200, complete([{ ...shown('9'), propertiesWithHistory: { renewal_date: [later, first] } }]));
    const [history] = await connect().crm.readHistory(['9'], ['renewal_date']);
    expect(history!.facts[0]).toMatchObject({ kind: 'created', source: { type: 'IMPORT', id: 'i-1' } });
  });

  test('tells each merge once, with the ids that were new to it', async () => {
    const version = (value: string, timestamp: string) => ({
      value,
      timestamp,
      sourceType: 'MERGE_OBJECTS',
      sourceId: 'userId:9',
    });
    const { facts } = await factsWith(
      // Lists the contact itself and those above too; 5 is known from here alone.
      { hs_calculated_merged_vids: '9:1772440000000;10:1772440000000;5:1772450000000' },
      {
        hs_merged_object_ids: [
          version('10;8;7;6', '2026-03-04T10:00:00Z'),
          version('10;8', '2026-03-03T10:00:00Z'),
        ],
      },
    );
    expect(facts).toMatchObject([
      { kind: 'merged', mergedIds: ['8', '10'], occurredAt: Date.parse('2026-03-03T10:00:00Z') },
      { kind: 'merged', mergedIds: ['6', '7'], occurredAt: Date.parse('2026-03-04T10:00:00Z') },
      { kind: 'merged', mergedIds: ['5'], occurredAt: 1_772_450_000_000, source: { type: 'UNKNOWN' } },
    ]);
  });

  test('says whether this product has written on the contact before', async () => {
    expect(await factsWith({ sla_status: 'met' }, {})).toMatchObject({ marked: true });
    expect(await factsWith({ sla_status: '' }, {})).toMatchObject({ marked: false, modifiedAt: null });
  });
});
