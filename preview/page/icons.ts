/** The page's icons: 24 x 24 line drawings. */
import { icon } from './element.ts';

export const ICONS = {
  clock: () => icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', 'M12 7v5l3.5 2'),
  moon: () => icon('M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5'),
  sun: () =>
    icon(
      'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
      'M12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
    ),
  search: () => icon('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14', 'M16.2 16.2 20 20'),
  close: () => icon('M6 6l12 12M18 6 6 18'),
  chevron: () => icon('M6 9l6 6 6-6'),
  check: () => icon('M5 12.5l4.5 4.5L19 7.5'),
  flag: () => icon('M6 21V4h11l-2 4 2 4H6'),
  person: () => icon('M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8', 'M4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5'),
  plus: () => icon('M12 5v14M5 12h14'),
  pencil: () => icon('M4 20l1-4L16 5l3 3L8 19z'),
  task: () => icon('M4 5h16v15H4z', 'M8 12.5l3 3 5-6'),
} as const;
