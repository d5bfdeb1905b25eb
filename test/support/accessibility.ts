/** What axe-core finds on a page that would keep somebody from using it. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare const window: { axe: typeof axe };
declare const document: never;

/** Faults of the kinds "serious" and "critical", each as one line with its rule and the first elements at fault. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'], elementRef: false }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => {
      const where = nodes.slice(0, 3).map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`);
      return `${id}: ${help} (${nodes.length} times, as ${where.join(' | ')})`;
    });
}
