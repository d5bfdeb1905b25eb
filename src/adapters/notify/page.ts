/** A message as a page of its own, for a browser: its pictures stand in it. */
import { type Mail } from '../../application/reports/post.ts';
import { pngOf } from './picture.ts';

export function pageOf({ html, pictures }: Mail): string {
  return pictures.reduce(
    (page, one) =>
      page.replaceAll(`"cid:${one.id}"`, `"data:image/png;base64,${pngOf(one).toString('base64')}"`),
    html,
  );
}
