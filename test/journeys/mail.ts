/**
 * Looks at reports as mail clients show them: `npm run check:mail` writes those of a week of two invented teams, opens them
 * in Chromium, wide and narrow, light and dark, in both languages, checks what only a browser can tell (that all fits, that
 * every picture is there, that nobody is kept out), and leaves pictures in build/pictures; `-- --to docs` puts those of
 * the README there.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAgreement } from '../../config/agreement/read.ts';
import { periodAt } from '../../src/adapters/calendar/periods.ts';
import { lastSlot } from '../../src/adapters/calendar/reportSlots.ts';
import { pageOf } from '../../src/adapters/notify/page.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { publishAgreement } from '../../src/application/agreements.ts';
import { CurrentDirectory } from '../../src/application/directory.ts';
import { OPERATOR } from '../../src/application/figures/viewing.ts';
import { NO_PAST } from '../../src/application/people.ts';
import { reportMail } from '../../src/application/reports/reportMail.ts';
import { type Store } from '../../src/application/store.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { clock, contact, found } from '../adapters/store/rows.ts';
import { seriousFaults } from '../support/accessibility.ts';
import { agreementText } from '../support/agreement.ts';
import { at, HOUR, SPAN } from '../support/calendars.ts';
import { launchChromium } from '../support/chromium.ts';

declare const document: {
  readonly documentElement: { readonly scrollWidth: number; readonly clientWidth: number };
  readonly images: Iterable<{ readonly naturalWidth: number; readonly alt: string }>;
};

const NOW = at('2026-03-09T09:00Z');
const LEADS = 260;
const WIDE = { width: 680, height: 900 };
const NARROW = { width: 360, height: 740 };
const PICTURES = 'build/pictures';
const { values: options } = parseArgs({ options: { to: { type: 'string', default: PICTURES } } });

const store = storeOn(await openStore({ kind: 'memory' }));
const browser = await launchChromium();
try {
  const grounds = await told(store);
  mkdirSync(options.to, { recursive: true });
  for (const language of ['en', 'ar'] as const) {
    for (const [name, kind] of [
      ['week', 'week'],
      ['today', 'day'],
      ['month', 'month'],
    ] as const) {
      const office = grounds.agreements()[0].agreement.calendars.get('office');
      const slot = office && lastSlot(kind, office, null, NOW);
      assert(slot, 'a report is due');
      const portal = { portalId: '247187887', uiDomain: 'app-eu1.hubspot.com' };
      const asked = { viewer: OPERATOR, name, period: slot.period, language, portal } as const;
      const mail = await reportMail(grounds, asked, NOW);
      assert(mail, 'an admin has something to see');
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const [width, viewport] of [
          ['wide', WIDE],
          ['narrow', NARROW],
        ] as const) {
          const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 2 });
          await page.setContent(pageOf(mail));
          const what = `${name} in ${language}, ${colorScheme}, ${width}`;
          const { scrollWidth, clientWidth } = await page.evaluate(() => ({
            scrollWidth: document.documentElement.scrollWidth,
            clientWidth: document.documentElement.clientWidth,
          }));
          assert(scrollWidth <= clientWidth, `${what}: it is wider than the window, ${scrollWidth}`);
          const pictures = await page.evaluate(() =>
            [...document.images].map(({ naturalWidth, alt }) => naturalWidth > 0 && alt !== ''),
          );
          assert(pictures.every(Boolean), `${what}: a picture is not there, or says nothing`);
          assert.equal(pictures.length, mail.pictures.length, what);
          assert.deepEqual(await seriousFaults(page), [], what);
          const file = `report-mail-${name}-${language}-${colorScheme}-${width}.png`;
          const isShown = name === 'week' && colorScheme === 'light' && width === 'wide';
          if (options.to === PICTURES) await page.screenshot({ path: join(PICTURES, file), fullPage: true });
          else if (isShown) {
            const path = join(options.to, language === 'ar' ? 'report-mail-ar.png' : 'report-mail.png');
            await page.screenshot({ path, clip: { x: 0, y: 0, width: WIDE.width, height: 860 } });
          }
          await page.close();
        }
      }
      console.log(`${name} in ${language}: fits, light and dark, wide and narrow`);
    }
  }
} finally {
  await browser.close();
  await store.close();
}

/** Leads of five weeks, each with a rep clock and a lead clock, handled the sooner the better the rep. */
async function told(of: Store) {
  const text = agreementText({
    promises: `
  - { id: first-touch, words: { en: First touch within 4 business hours, ar: أول تواصل خلال 4 ساعات عمل },
      clock: rep, stops: firstTouch, within: 4 business hours }
  - { id: answer, words: { en: The buyer hears from us within a day, ar: يسمع المشتري منا خلال يوم },
      clock: lead, stops: firstTouch, within: 1 business days }`,
  }).replace(
    'agreement: Test agreement',
    'agreement: { en: Lead hand-off agreement, ar: اتفاقية تسليم العملاء المحتملين }',
  );
  const published = await publishAgreement(
    of,
    (one) => readAgreement(one, SPAN),
    text,
    at('2026-01-01T00:00Z'),
  );
  assert(published.ok, 'the agreement reads');
  const owners = REPS.map(({ firstName, lastName, userId, ownerId, email, teams }) => ({
    ...NO_PAST,
    ownerId,
    email,
    teams,
    userId: String(userId),
    name: `${firstName} ${lastName}`,
    type: 'person' as const,
    active: true,
  }));
  await of.replaceOwners(owners, NOW);
  const records = Array.from({ length: LEADS }, (_, place) => contact(String(541_935_000 + place * 37)));
  await of.addHistory(records, [], NOW);
  await of.look(NOW, LEADS, (record) => {
    // The same at every run, and as good as thrown.
    const thrown = createHash('sha256').update(record.recordId).digest();
    const dice = (turn: number, sides: number): number => thrown.readUInt16BE(turn * 2) % sides;
    const rep = REPS[dice(0, REPS.length)];
    assert(rep);
    const [week, day, hour] = [dice(1, 5), dice(2, 5), dice(3, 7)];
    const dueAt = at('2026-02-02T10:00Z') + (week * 7 + day) * 24 * HOUR + hour * HOUR;
    const isLate = dice(4, 17) < (rep.touchAfter[1] > 300 ? 5 : 2);
    const isOpen = isLate && week === 4;
    const ended = {
      endedAt: isLate ? dueAt + 3 * HOUR : dueAt - HOUR,
      ending: 'kept' as const,
      verdict: isLate ? ('breached' as const) : ('met' as const),
      elapsedMs: (isLate ? 7 : 0.5 + dice(5, 13) / 4) * HOUR,
    };
    const common = { record, deadlineAt: dueAt, overdueAfter: dueAt, startedAt: dueAt - 4 * HOUR };
    const clocks = [
      clock({
        ...common,
        id: `first-touch/1/${rep.ownerId}`,
        ownerId: rep.ownerId,
        ...(isOpen ? {} : ended),
      }),
      clock({ ...common, id: 'answer/1', promiseId: 'answer', side: 'lead', ownerId: rep.ownerId, ...ended }),
    ];
    const team = rep.teams[0]?.name ?? '';
    const unownedMs = dice(6, 4) * 0.5 * HOUR;
    const reported = { teams: [team], source: null, handedOffAt: dueAt - 4 * HOUR, unownedMs };
    return found(record, { clocks, reported: new Map(clocks.map(({ id }) => [id, reported])) });
  });
  const directory = new CurrentDirectory();
  directory.replace(await of.owners());
  return {
    figures: of,
    agreements: () => published.history,
    directory: () => directory.current(),
    nameOf: (ownerId: string) => directory.nameOf(ownerId),
    periodWith: periodAt,
  };
}
