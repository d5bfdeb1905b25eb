/** What a visitor of the demo does in Chromium: looks at a record, acts on it, and turns the switch of the settings page. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { seriousFaults } from '../support/accessibility.ts';
import { faultsOf, launchChromium } from '../support/chromium.ts';

/** How long anything may take to be seen; what is written travels to the portal, back as a notice, and to the card. */
const SEEN_WITHIN_MS = 20_000;
const LOOK_AGAIN_MS = 200;
/** Whom the portal is opened for; the agreement of the demo names her an admin. */
const ADMIN = 'Grace Okafor';
const NARROW = { width: 380, height: 800 };
const WINDOW = { width: 1440, height: 960 };

const recordSchema = z.object({
  contact: z.object({
    ownerName: z.string(),
    leadStatus: z.string().nullable(),
    slaStatus: z.string().nullable(),
  }),
  properties: z.array(z.object({ name: z.string(), source: z.string().nullable() })),
  tasks: z.array(z.object({ effectKey: z.string().nullable(), status: z.string() })),
});
type Seen = z.infer<typeof recordSchema>;

export interface Visit {
  readonly url: string;
  /** A contact that is overdue, with an open task for it. */
  readonly contactId: string;
  /** Folder for the pictures. */
  readonly to: string;
}

/** @throws Error when something is not as it should be, or the page meets a fault */
export async function visit(given: Visit): Promise<void> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({
      viewport: WINDOW,
      colorScheme: 'light',
      // A row that fades in has for a moment too little contrast.
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    });
    context.setDefaultTimeout(SEEN_WITHIN_MS);
    const page = await context.newPage();
    const faults = faultsOf(page);
    mkdirSync(given.to, { recursive: true });
    await lookAtRecord(page, given);
    await lookAtTab(page, given);
    await lookAtReports(page, given);
    await lookBack(page);
    await turnWritingOffAndOn(page, given);
    await colleagueMayNot(page, given);
    await disqualify(page, given);
    assert.deepEqual(faults, [], 'faults on the page');
  } finally {
    await browser.close();
  }
}

async function lookAtRecord(page: Page, { url, contactId, to }: Visit): Promise<void> {
  await page.goto(`${url}/#/contacts/${contactId}`);
  const card = page.getByTestId('card');
  const clock = card.locator('[data-testid^="time-left"]').first();
  await clock.waitFor();
  const first = await clock.innerText();
  const moved = await until('the card’s clock moves', async () => {
    const text = await clock.innerText();
    return text === first ? null : text;
  });
  console.log(`the card's clock moved from "${first}" to "${moved}"`);
  await page.screenshot({ path: join(to, 'record.png') });
  await card.screenshot({ path: join(to, 'card.png') });
  await page.locator('[data-language="ar"]').click();
  await page.locator('html[dir="rtl"] [data-testid="card"] [data-testid^="time-left"]').first().waitFor();
  await card.screenshot({ path: join(to, 'card-ar.png') });
  await page.locator('[data-language="en"]').click();
}

/** The tab, with the question "why?" answered by the service from the facts. */
async function lookAtTab(page: Page, { to }: Visit): Promise<void> {
  await page.locator('[data-view="clock"]').click();
  const tab = page.getByTestId('card-tab');
  const why = tab.getByTestId('why');
  await why.getByRole('button').click();
  await why.getByTestId('facts').waitFor();
  assert.deepEqual(await seriousFaults(page), [], 'axe-core on the record with its tab');
  await inWhole(page, tab, join(to, 'tab.png'));
}

/** How promises are kept, on the running service: as an admin and as a rep sees it, and from the board to a record. */
async function lookAtReports(page: Page, { url, contactId, to }: Visit): Promise<void> {
  const { contact } = await recordOf(url, contactId);
  const reports = page.getByTestId('card-reports');
  const sees = reports.getByTestId('sees');
  await page.locator('.bar-link[data-view="reports"]').click();
  await sees.filter({ hasText: 'the figures of all teams' }).waitFor();
  await reports.getByLabel('Grouped by').selectOption({ label: 'Rep' });
  const row = reports.getByRole('button', { name: contact.ownerName });
  await row.waitFor();
  assert.deepEqual(await seriousFaults(page), [], 'axe-core on the page of reports');
  await inWhole(page, reports, join(to, 'page.png'));
  await fitsNarrow(page);
  await row.click();
  await reports
    .getByTestId('leads')
    .getByRole('link', { name: `Contact ${contactId}` })
    .first()
    .waitFor();
  await page.locator('.bar-people').selectOption({ label: contact.ownerName });
  await sees.filter({ hasText: 'your own figures' }).waitFor();
  await reports.getByRole('tab', { name: 'Overdue now' }).click();
  const overdue = reports.getByTestId('overdue').getByRole('link', { name: `Contact ${contactId}` });
  await overdue.first().waitFor();
  await overdue.first().click();
  await page.getByTestId('card-tab').locator('[data-testid^="time-left"]').first().waitFor();
  await page.locator('.bar-people').selectOption({ label: ADMIN });
  console.log(
    `the reports name ${contact.ownerName} to ${ADMIN}, and lead the rep from the board to contact ${contactId}`,
  );
}

/** The page of reports of periods that are over, in both languages. */
async function lookBack(page: Page): Promise<void> {
  const reports = page.getByTestId('card-reports');
  const span = reports.getByTestId('span');
  await page.locator('.bar-link[data-view="reports"]').click();
  await span.waitFor();
  for (const [language, period, chosen] of [
    ['en', 'Period', 'Last week'],
    ['ar', 'الفترة', 'الشهر الماضي'],
  ] as const) {
    await page.locator(`[data-language="${language}"]`).click();
    await reports.getByLabel(period).waitFor();
    const current = await span.innerText();
    await reports.getByLabel(period).selectOption({ label: chosen });
    const said = await until(`the page shows “${chosen}”`, async () => {
      const shown = (await span.count()) === 1 ? await span.innerText() : current;
      return shown === current ? null : shown;
    });
    assert.deepEqual(await seriousFaults(page), [], `axe-core on “${chosen}”`);
    console.log(`“${chosen}” is ${said}`);
  }
  await page.locator('[data-language="en"]').click();
}

/** What a colleague may not do is not offered to him. */
async function colleagueMayNot(page: Page, { url, contactId }: Visit): Promise<void> {
  const { contact } = await recordOf(url, contactId);
  const people = page.locator('.bar-people');
  const names = await people.locator('option').allInnerTexts();
  const colleague = names.find((name) => name !== contact.ownerName && name !== ADMIN);
  assert.ok(colleague);
  await people.selectOption({ label: colleague });
  const tab = page.getByTestId('card-tab');
  await until('a colleague is offered nothing', async () => {
    const drawn = await tab.locator('[data-testid^="time-left"]').count();
    return drawn > 0 && (await tab.locator('[data-testid^="act-"]').count()) === 0 ? true : null;
  });
  await people.selectOption({ label: contact.ownerName });
  await tab.getByTestId('act-disqualified').waitFor();
  console.log(`${colleague} may do nothing with the lead of ${contact.ownerName}, who may`);
}

/** The rep who owns it ends the lead in the card; it is written to the portal, whose notice comes back to the card as a fact. */
async function disqualify(page: Page, { url, contactId }: Visit): Promise<void> {
  const tab = page.getByTestId('card-tab');
  await tab.getByTestId('act-disqualified').click();
  const reasons = tab.getByLabel('Reason');
  await reasons.selectOption({ index: 1 });
  await tab.getByTestId('act-send').click();
  const record = await until('the portal has what was done', async () => {
    const seen = await recordOf(url, contactId);
    const open = seen.tasks.some(
      ({ effectKey, status }) => effectKey?.endsWith('/overdue') && status !== 'COMPLETED',
    );
    return seen.contact.leadStatus === 'UNQUALIFIED' && seen.contact.slaStatus !== 'overdue' && !open
      ? seen
      : null;
  });
  const { source } = record.properties.find(({ name }) => name === 'hs_lead_status') ?? {};
  assert.match(source ?? '', /SLA Clock/i, 'the portal knows who wrote it');
  await until('no clock runs any more in the tab', async () =>
    (await tab.locator('[data-testid^="time-left"]').count()) === 0 ? true : null,
  );
  assert.notEqual(await tab.locator('[data-testid^="verdict-"]').count(), 0, 'the clocks are settled');
  assert.equal(await tab.locator('[data-testid^="act-disqualified"]').count(), 0, 'it is not offered again');
  const why = tab.getByTestId('why');
  await opened(why);
  const newest = why
    .getByTestId('facts')
    .getByRole('row')
    .filter({ hasText: 'Lead status became Unqualified' });
  assert.match(await newest.first().innerText(), /by SLA Clock/, 'it came back as a fact with its source');
  console.log(
    `contact ${contactId} was disqualified in the tab, and the portal's notice came back as a fact`,
  );
}

/** An admin pauses all writing on the settings page: nothing can be done from the cards until it is resumed. */
async function turnWritingOffAndOn(page: Page, { url, contactId, to }: Visit): Promise<void> {
  const settings = page.getByTestId('card-settings');
  const acts = page.getByTestId('card-tab').locator('[data-testid="act-disqualified"]');
  const tabWith = async (count: number): Promise<void> => {
    await page.goto(`${url}/#/contacts/${contactId}/clock`);
    await page.getByTestId('card-tab').locator('[data-testid^="time-left"]').first().waitFor();
    await until(`the tab offers ${count} acts of a kind`, async () =>
      (await acts.count()) === count ? true : null,
    );
  };
  await tabWith(1);
  await page.locator('.bar-link[data-view="settings"]').click();
  await settings.getByTestId('switch-pause').waitFor();
  assert.deepEqual(await seriousFaults(page), [], 'axe-core on the settings page');
  await inWhole(page, settings, join(to, 'settings.png'));
  await fitsNarrow(page);
  await settings.getByTestId('switch-pause').click();
  await settings.getByTestId('sure-yes').click();
  await settings.getByTestId('switch-resume').waitFor();
  assert.match(await settings.getByTestId('sentence-writing').innerText(), new RegExp(`^Paused by ${ADMIN}`));
  await tabWith(0);
  await page.goto(`${url}/#/settings`);
  await settings.getByTestId('switch-resume').click();
  await settings.getByTestId('switch-pause').waitFor();
  await tabWith(1);
  console.log(
    'writing was paused and resumed on the settings page, and the tab offered its acts accordingly',
  );
}

/** On a telephone nothing has to be moved sideways. */
async function fitsNarrow(page: Page): Promise<void> {
  await page.setViewportSize(NARROW);
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  assert.ok(wide <= NARROW.width, `the page is ${wide} px wide on a screen of ${NARROW.width}`);
  await page.setViewportSize(WINDOW);
}

/** A picture of something longer than the window, which its column would cut off. */
async function inWhole(page: Page, one: Locator, path: string): Promise<void> {
  const { height } = (await one.boundingBox()) ?? WINDOW;
  await page.setViewportSize({ width: WINDOW.width, height: WINDOW.height + Math.ceil(height) });
  await one.screenshot({ path });
  await page.setViewportSize(WINDOW);
}

async function opened(why: Locator): Promise<void> {
  const facts = why.getByTestId('facts');
  if (!(await facts.isVisible())) await why.getByRole('button').first().click();
  await facts.waitFor();
}

async function recordOf(url: string, contactId: string): Promise<Seen> {
  return recordSchema.parse(await (await fetch(`${url}/desk/contacts/${contactId}`)).json());
}

/** Looks again and again until it sees something that is not null. */
async function until<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  const giveUpAt = performance.now() + SEEN_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    const seen = await look();
    if (seen !== null) return seen;
    await pause(LOOK_AGAIN_MS);
  }
  throw new Error(`waited ${SEEN_WITHIN_MS} ms until ${what}`);
}
