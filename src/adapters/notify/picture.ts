/** Pictures as PNG files, twice as fine as their measures, so that they are sharp on fine screens. */
import { PNG } from 'pngjs';
import { type Picture } from '../../application/reports/post.ts';

const FINENESS = 2;
const BYTES_A_PIXEL = 4;
const OPAQUE = 0xff;
/** The filter of PNG by which a row tells how it differs from the one above. */
const UP = 2;

export function pngOf({ width, height, rectangles }: Picture): Buffer {
  const image = new PNG({ width: Math.round(width * FINENESS), height: Math.round(height * FINENESS) });
  for (const one of rectangles) {
    const colour = Buffer.from([...Buffer.from(one.colour.slice(1), 'hex'), OPAQUE]);
    const [left, right] = pixels(one.x, one.width, image.width);
    const [top, bottom] = pixels(one.y, one.height, image.height);
    for (let row = top; row < bottom; row += 1) {
      const from = (row * image.width + left) * BYTES_A_PIXEL;
      image.data.fill(colour, from, from + (right - left) * BYTES_A_PIXEL);
    }
  }
  // Most rows are as the one above, so there is no use in trying the other filters for each of them.
  return PNG.sync.write(image, { filterType: UP });
}

/** First pixel and the one behind the last; whatever is there at all is seen. */
function pixels(from: number, length: number, most: number): readonly [number, number] {
  const first = Math.min(Math.round(from * FINENESS), most - 1);
  return [first, Math.min(Math.max(Math.round((from + length) * FINENESS), first + 1), most)];
}
