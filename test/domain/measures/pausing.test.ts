import { pausing } from '../../../src/domain/measures/pausing.ts';

test.each([
  [0, 0, null, false],
  [0, 8, 0, false],
  [2, 8, 0.25, false],
  [2.01, 8, 0.25125, true],
  [8, 8, 1, true],
])('%d of %d paused is a share of %p, and much: %p', (pausedMs, runningMs, share, isMuch) => {
  expect(pausing({ pausedMs, runningMs })).toEqual({ share, isMuch });
});
