/**
 * Looks at every state of the card in Chromium: `npm run check:card` opens the gallery, which runs the real card, and
 * checks what only a browser can tell: that it ticks, changes at the deadline, recovers, is worked by keyboard, has no
 * serious fault of accessibility, and fits a narrow screen. Pictures of all states are left in build/pictures.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import express from 'express';
import PQueue from 'p-queue';
import type { Locator, Page } from 'playwright-core';
import { buildPreview } from '../../preview/build.ts';
import { seriousFaults } from '../support/accessibility.ts';
import { faultsOf, launchChromium } from '../support/chromium.ts';

/** What is asked of an element in the page. */
interface Box {
  readonly clientWidth: number;
  readonly scrollWidth: number;
  readonly className: string;
  readonly textContent: string;
  readonly id: string;
  readonly scrollHeight: number;
  querySelector(selector: string): Box | null;
  getBoundingClientRect(): Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;
  matches(selector: string): boolean;
}
declare const getComputedStyle: (one: Box) => { readonly outlineStyle: string };

const PICTURES = 'build/pictures';
const PLACES = ['tab', 'sidebar', 'reports', 'settings'] as const;
const LANGUAGES = ['en', 'ar'] as const;
const LOOKS = ['light', 'dark'] as const;
/** Pages that are looked at side by side. */
const AT_ONCE = Math.max(2, availableParallelism());
/** How many states each place has at least. */
const STATES_AT_LEAST = { sidebar: 25, tab: 25, reports: 17, settings: 11 } as const;
const NARROW = { width: 380, height: 800 };
const WIDE = { width: 1280, height: 900 };
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'sla-gallery-'));
await buildPreview(folder);
const server = express().use(express.static(folder)).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const gallery = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gallery.html`;
const browser = await launchChromium();
rmSync(PICTURES, { recursive: true, force: true });
const context = await browser.newContext({ viewport: WIDE, locale: 'en-GB', timezoneId: 'Europe/London' });
const queue = new PQueue({ concurrency: AT_ONCE });
try {
  await queue.addAll([
    ...PLACES.flatMap((place) => LANGUAGES.map((language) => () => lookAtAll(place, language))),
    inGallery('only=startsLater', 'says when it starts to count, and then counts', startsLater),
    inGallery('only=onTrack', 'ticks by itself and stands still when not asked to', ticks),
    inGallery('only=lastMinute', 'is overdue right after the deadline, not at it', breaks),
    inGallery('only=stale', 'hides times it cannot stand for until the service answers', recovers),
    inGallery('only=unreachable', 'keeps its words and its button when nobody answers', staysDown),
    inGallery('only=mayAct', 'is worked by keyboard, and what was done comes back', acts),
    inGallery('place=reports&only=reportsAdmin', 'opens a row of the reports by keyboard', drillsDown),
    inGallery(
      'place=settings&only=settingsWell',
      'pauses writing by keyboard, asked once more, and shows it',
      pauses,
    ),
    inGallery(
      'place=settings&only=settingsNeedsYou',
      'says what is wrong with the agreement’s file',
      reloads,
    ),
  ]);
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`looked at the card in ${Math.round((performance.now() - began) / SECOND_MS)} s`);

/** All states in both looks: no fault, nothing cut off, and a picture of each. */
async function lookAtAll(place: (typeof PLACES)[number], language: string): Promise<void> {
  const name = `${place}-${language}`;
  const look = inGallery(`place=${place}&language=${language}`, name, async (page) => {
    const exhibits = await page.locator('.exhibit').all();
    assert.ok(exhibits.length >= STATES_AT_LEAST[place], `only ${exhibits.length} states in the gallery`);
    if (place === 'tab') await opensWhy(page, language);
    for (const colours of LOOKS) {
      await page.locator(`button[data-look="${colours}"]`).click();
      await page.locator(`html[data-look="${colours}"]`).waitFor();
      assert.deepEqual(await seriousFaults(page), [], `axe-core on ${name}-${colours}`);
      await takePictures(page, `${name}-${colours}`);
      await page.setViewportSize(NARROW);
      await fits(page);
      const path = join(PICTURES, `${name}-${colours}-380.png`);
      await page.screenshot({ path, animations: 'disabled' });
      await page.setViewportSize(WIDE);
    }
  });
  await look();
}

/** With the reasons open, a tab shows more words than anywhere else. */
async function opensWhy(page: Page, language: string): Promise<void> {
  const why = page.locator('#longLife').getByTestId('why');
  await why.getByRole('button').first().click();
  const said = await why.getByTestId('facts.leftOut').innerText();
  assert.match(said, language === 'en' ? /^19,900 older changes/ : /تغيير أقدم معروف/);
}

/** One of each state; the window is made so tall that nothing has to be scrolled to. */
async function takePictures(page: Page, name: string): Promise<void> {
  mkdirSync(join(PICTURES, name), { recursive: true });
  const height = await page.locator('main').evaluate((main: Box) => main.scrollHeight);
  await page.setViewportSize({ width: WIDE.width, height: height + WIDE.height });
  const frames = await page.locator('.exhibit').evaluateAll((exhibits: Box[]) =>
    exhibits.map((exhibit) => {
      const { x, y, width, height } = (exhibit.querySelector('.card') ?? exhibit).getBoundingClientRect();
      return { id: exhibit.id, clip: { x, y, width, height } };
    }),
  );
  for (const { id, clip } of frames) {
    await page.screenshot({ path: join(PICTURES, name, `${id}.png`), clip, animations: 'disabled' });
  }
}

async function ticks(page: Page): Promise<void> {
  const left = page.getByTestId('time-left');
  assert.equal(await left.innerText(), '3h 00m 00s left', 'time is held');
  await pass(page, SECOND_MS);
  assert.equal(await left.innerText(), '2h 59m 59s left', 'a second has passed, and no more');
  await page.locator('[data-switch="run"]').click();
  await left.filter({ hasText: '2h 59m 58s left' }).waitFor();
  await left.filter({ hasText: '2h 59m 57s left' }).waitFor();
}

async function breaks(page: Page): Promise<void> {
  const state = page.getByTestId('state');
  const left = page.getByTestId('time-left');
  assert.equal(await state.innerText(), 'Due soon');
  await pass(page, MINUTE_MS);
  assert.deepEqual([await state.innerText(), await left.innerText()], ['Due soon', '0s left']);
  await pass(page, SECOND_MS);
  assert.deepEqual([await state.innerText(), await left.innerText()], ['Overdue', 'Overdue by 1s']);
}

async function startsLater(page: Page): Promise<void> {
  const waiting = page.getByTestId('waiting');
  assert.match(await waiting.innerText(), /^Starts to count Sun.* 09:00$/);
  const left = await page.getByTestId('time-left').innerText();
  await pass(page, HOUR_MS);
  assert.equal(await page.getByTestId('time-left').innerText(), left, 'no time passes on a Friday');
  // From Friday 13:00 to an hour after Sunday's opening.
  for (let hours = 0; hours < 45; hours += 1) await pass(page, HOUR_MS);
  assert.equal(await waiting.count(), 0);
  assert.equal(await page.getByTestId('time-left').innerText(), '3h 00m 00s left');
}

async function recovers(page: Page): Promise<void> {
  await page.getByTestId('stale').waitFor();
  assert.equal(await page.getByTestId('time-left').count(), 0);
  await byKeyboard(page, page.getByTestId('retry'));
  await page.getByTestId('time-left').waitFor();
  assert.equal(await page.getByTestId('time-left').innerText(), '2h 55m 00s left');
}

async function acts(page: Page): Promise<void> {
  await byKeyboard(page, page.getByTestId('act-qualified'));
  await page.getByTestId('act-send').waitFor();
  await byKeyboard(page, page.getByTestId('act-send'));
  await page.getByTestId('verdict-1').waitFor();
  assert.equal(await page.getByTestId('verdict-1').innerText(), 'Met');
  assert.equal(await page.getByTestId('act-qualified').count(), 0, 'what is done is not offered again');
}

async function pauses(page: Page): Promise<void> {
  const summary = page.getByTestId('summary');
  assert.equal(await summary.innerText(), 'All is well');
  await byKeyboard(page, page.getByTestId('switch-pause'));
  await page.getByTestId('sure-no').waitFor();
  await byKeyboard(page, page.getByTestId('sure-no'));
  assert.equal(await page.getByTestId('level-writing').innerText(), 'Well', 'nothing was paused');
  await byKeyboard(page, page.getByTestId('switch-pause'));
  await byKeyboard(page, page.getByTestId('sure-yes'));
  await page.getByTestId('switch-resume').waitFor();
  assert.match(await summary.innerText(), /^It needs you: Writing to HubSpot/);
  assert.match(await page.getByTestId('sentence-writing').innerText(), /^Paused by Jo Rep today/);
}

/** From a row down to the record of a lead, and to the other parts of the page. */
async function drillsDown(page: Page): Promise<void> {
  await byKeyboard(page, page.getByTestId('row-2'));
  const lead = page.getByTestId('detail').getByRole('link', { name: 'Contact 151' });
  await lead.waitFor();
  assert.match((await lead.getAttribute('href')) ?? '', /contacts\/151\/clock$/);
  assert.deepEqual(await seriousFaults(page), [], 'axe-core on the leads of a row');
  await page.setViewportSize(NARROW);
  await fits(page);
  await page.setViewportSize({ width: WIDE.width, height: 3 * WIDE.height });
  await page.locator('.card').screenshot({ path: join(PICTURES, 'reports-row.png') });
  await page.setViewportSize(WIDE);
  await byKeyboard(page, page.getByRole('tab', { name: 'Overdue now' }));
  await page.getByTestId('overdue').waitFor();
}

async function reloads(page: Page): Promise<void> {
  await byKeyboard(page, page.getByTestId('switch-reload'));
  const failed = page.getByTestId('switch-failed');
  await failed.waitFor();
  assert.match(await failed.innerText(), /stays in force.*sla\.yml:41:5/s);
}

async function staysDown(page: Page): Promise<void> {
  const words = await page.getByTestId('error').innerText();
  assert.match(words, /does not answer/);
  await byKeyboard(page, page.getByTestId('retry'));
  await pass(page, SECOND_MS);
  assert.equal(await page.getByTestId('error').innerText(), words);
  assert.equal(await page.getByTestId('retry').getAttribute('aria-busy'), 'false');
}

/** Reaches a control by Tab alone, sees that it shows where the focus is, and presses Enter. */
async function byKeyboard(page: Page, control: Locator): Promise<void> {
  const reached = (): Promise<boolean> => control.evaluate((one: Box) => one.matches(':focus-visible'));
  for (let tabs = 0; tabs < 40 && !(await reached()); tabs += 1) await page.keyboard.press('Tab');
  assert.ok(await reached(), 'the control is reached by Tab');
  const outline = await control.evaluate((one: Box) => getComputedStyle(one).outlineStyle);
  assert.notEqual(outline, 'none', 'the focus is seen');
  await page.keyboard.press('Enter');
}

async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  assert.ok(wide <= NARROW.width, `the page is ${wide} px wide on a screen of ${NARROW.width}`);
  const cut = await page
    .locator('.exhibit .card-host *')
    .evaluateAll((all: Box[]) =>
      all
        .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.className}: ${one.textContent}`),
    );
  assert.deepEqual(cut, [], 'words run out of their frame');
}

async function pass(page: Page, ms: number): Promise<void> {
  await page.locator(`[data-pass="${ms}"]`).click();
  await still(page);
}

function still(page: Page): Promise<void> {
  return page.locator('#page[aria-busy="false"]').waitFor();
}

/** Opens the gallery in a window of its own, and fails when the page meets a fault. */
function inGallery(query: string, what: string, check: (page: Page) => Promise<void>): () => Promise<void> {
  return async () => {
    const page = await context.newPage();
    const faults = faultsOf(page);
    const language = query.includes('language=') ? '' : '&language=en';
    await page.goto(`${gallery}?${query}${language}`);
    await still(page);
    await check(page);
    assert.deepEqual(faults, [], `faults on the page: ${what}`);
    await page.close();
    console.log(`- ${what}`);
  };
}
