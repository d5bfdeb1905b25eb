/** A first agreement for a portal: what the portal has goes in, what it lacks is said, and the result reads. */
import { readFileSync } from 'node:fs';
import { draftAgreement, type PortalWords } from '../../config/agreement/draft.ts';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { say } from '../../src/messages/say.ts';
import { type Agreement } from '../../src/domain/agreement/agreement.ts';

const NOW = Date.UTC(2026, 10, 24);
const PRESETS = ['config/sla.yml', 'config/presets/simple.yml', 'config/presets/b2b.yml'];
const named = (...values: string[]) => values.map((value) => ({ value, label: value }));
const STAGES = named('subscriber', 'lead', 'marketingqualifiedlead', 'opportunity', 'customer', '4711');
const STATUSES = [
  ...named('IN_PROGRESS', 'OPEN_DEAL', 'UNQUALIFIED', 'BAD_TIMING'),
  { value: 'CALLED', label: 'We called' },
];

const cairo: PortalWords = {
  zone: 'Africa/Cairo',
  currency: 'EGP',
  teams: ['Delta', 'Upper Egypt'],
  options: new Map([
    ['lifecyclestage', STAGES],
    ['hs_lead_status', STATUSES],
  ]),
};

function agreementOf(text: string): Agreement {
  const read = readAgreement(text, spanAround(NOW));
  if (!read.ok)
    throw new Error(read.problems.map(({ cause }) => say('en', cause.key, cause.values)).join('\n'));
  return read.agreement;
}

test('asks how much marketing promises, which no portal tells', () => {
  const { text } = draftAgreement(readFileSync('config/sla.yml', 'utf8'), cairo, '2026-11-24');
  expect(agreementOf(text).quotas.map(({ amount }) => amount)).toEqual([400, 360, 1_500_000]);
  expect(text.match(/amount: \d+ # CHOOSE/g)).toHaveLength(3);
});

test('writes pipeline value in the portal’s own currency', () => {
  const drafted = (currency: string | null) =>
    agreementOf(
      draftAgreement(readFileSync('config/sla.yml', 'utf8'), { ...cairo, currency }, '2026-11-24').text,
    );
  expect(drafted('EGP').quotas.at(-1)).toMatchObject({ counts: 'pipelineValue', currency: 'EGP' });
  expect(drafted(null).quotas.at(-1)).toMatchObject({ currency: 'GBP' });
});

describe.each(PRESETS)('%s', (file) => {
  const preset = readFileSync(file, 'utf8');
  const { text, missing } = draftAgreement(preset, cairo, '2026-11-24');

  test('reads, in the portal’s zone, with its teams, from today on', () => {
    const agreement = agreementOf(text);
    const calendars = [...agreement.calendars.values()];
    expect(calendars.map(({ zone }) => zone)).toEqual(['Africa/Cairo']);
    expect(calendars[0]?.specialDays.length).toBeGreaterThan(10);
    expect([...agreement.teamCalendars.keys()]).toEqual(['Delta', 'Upper Egypt']);
    expect(new Date(agreement.enforceFrom).toISOString()).toBe('2026-11-23T22:00:00.000Z');
  });

  test('names only statuses that the portal has, or says that somebody has to choose', () => {
    const toChoose = missing.filter(({ choose }) => choose).flatMap(({ values }) => values);
    const statuses = [...text.matchAll(/hs_lead_status: \[([^\]]*)\]/g)].flatMap(([, list]) =>
      list!.split(', '),
    );
    const known = STATUSES.map(({ value }) => value);
    expect(statuses.filter((status) => !known.includes(status)).sort()).toEqual(
      [...new Set(toChoose)].sort(),
    );
    expect(missing).toContainEqual({
      property: 'hs_lead_status',
      values: ['ATTEMPTED_TO_CONTACT', 'CONNECTED'],
      choose: false,
    });
    expect(text).toContain('# of: IN_PROGRESS, OPEN_DEAL, UNQUALIFIED, BAD_TIMING, CALLED (We called)');
  });

  test('keeps the comments of the preset', () => {
    const comments = preset.match(/^# .*/gm) ?? [];
    expect(comments.filter((comment) => !text.includes(comment))).toEqual([]);
  });
});

test('a portal that has all of it, without teams and under an old name of its zone', () => {
  const preset = readFileSync('config/presets/simple.yml', 'utf8');
  const { text, missing } = draftAgreement(
    preset,
    { zone: 'US/Eastern', teams: [], currency: null, options: new Map() },
    '2026-11-24',
  );
  expect(missing).toEqual([]);
  const agreement = agreementOf(text);
  expect(agreement.calendars.get('office')?.zone).toBe('America/New_York');
  expect(agreement.calendars.get('office')?.specialDays.map(({ on }) => on)).toContain('2026-11-26');
  expect(agreement.teamCalendars.size).toBe(0);
});

test('a zone of no country has no public holidays', () => {
  const preset = readFileSync('config/presets/simple.yml', 'utf8');
  const { text } = draftAgreement(
    preset,
    { zone: 'UTC', teams: [], currency: null, options: new Map() },
    '2026-11-24',
  );
  expect(agreementOf(text).calendars.get('office')?.specialDays).toEqual([]);
});
