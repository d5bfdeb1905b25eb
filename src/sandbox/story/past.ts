/** A portal that was in use before anybody thought of clocks: leads of the last weeks, most of them ended. */
import { type Portal } from '../portal/portal.ts';
import { type Random } from '../random.ts';
import { playOn, plotOf } from './plot.ts';

const DAY_MS = 86_400_000;
/** So many leads share a form: a hundred of one source within ten minutes would count as an import. */
const LEADS_A_FORM = 20;

/**
 * Fills the portal with leads that came in the days before `now` and lived until then.
 * @param days over how many days they came
 */
export function tellPast(
  portal: Portal,
  random: Random,
  { leads, days, now }: { readonly leads: number; readonly days: number; readonly now: number },
): void {
  const plots = Array.from({ length: leads }, (_, number) => ({
    id: null as string | null,
    form: `form-${Math.floor(number / LEADS_A_FORM)}`,
    scenes: plotOf(random, { number, arrivesAt: random.between(now - days * DAY_MS, now) }),
  }));
  const scenes = plots
    .flatMap((plot) => plot.scenes.map((scene, place) => ({ plot, scene, place })))
    .filter(({ scene }) => scene.at <= now)
    .sort((a, b) => a.scene.at - b.scene.at || a.place - b.place);
  for (const { plot, scene } of scenes) {
    portal.inThePast(scene.at, () => {
      if (plot.id !== null) playOn(portal, plot.id, scene);
      else {
        const by = scene.by.type === 'FORM' ? { ...scene.by, id: plot.form } : scene.by;
        plot.id = portal.create('contacts', scene.values, by).id;
      }
    });
  }
}
