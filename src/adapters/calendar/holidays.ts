/**
 * The public holidays of a country or of a part of it, from the rules of date-holidays. Those of all countries take longer to
 * read than the rest of a command; so they are read where holidays are asked for, and not before.
 */
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { type DayHours } from './layOut.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export interface Holiday {
  /** Local date, YYYY-MM-DD. */
  readonly on: string;
  readonly name: string;
  readonly hours: DayHours;
}

const read = createRequire(import.meta.url);

function library(): typeof Holidays {
  return read('date-holidays') as typeof Holidays;
}

let ofAll: Holidays | undefined;

function catalogue(): Holidays {
  return (ofAll ??= new (library())());
}

/** Codes of the countries whose holidays are known, such as `GB`. */
export function countries(): readonly string[] {
  return Object.keys(catalogue().getCountries());
}

/** Codes of a country's parts, such as `ENG`; parts of parts are written with a hyphen, such as `BY-A`. */
export function regionsOf(country: string): readonly string[] {
  return codes(catalogue().getStates(country)).flatMap((state) => [
    state,
    ...codes(catalogue().getRegions(country, state)).map((region) => `${state}-${region}`),
  ]);
}

/** The library gives nothing at all, whatever its types say, for a place without parts. */
function codes(named: Readonly<Record<string, string>> | undefined): readonly string[] {
  return Object.keys(named ?? {});
}

/** Working out a year takes milliseconds (moons, Easter); it comes to the same every time. */
const known = new Map<string, readonly Holiday[]>();

/**
 * @param region a code of `regionsOf(country)`; null for what the whole country keeps
 * @param languages for the names, in order of preference; a country's own language where it has none of them
 */
export function publicHolidays(
  country: string,
  region: string | null,
  year: number,
  languages: readonly string[],
): readonly Holiday[] {
  const key = [country, region, languages.join('+'), year].join(' ');
  const found = known.get(key);
  if (found) return found;
  const source = rulesOf(country, region, languages);
  const days = source.getHolidays(year).flatMap(({ date, start, end, name }): readonly Holiday[] => {
    const on = date.slice(0, 10);
    const fromMinute = Number(date.slice(11, 13)) * 60 + Number(date.slice(14, 16));
    if (fromMinute > 0) return [{ on, name, hours: { kind: 'until', minute: fromMinute } }];
    // An hour less: the day on which clocks go back has 25.
    const length = Math.max(1, Math.ceil((end.getTime() - start.getTime() - HOUR_MS) / DAY_MS));
    return Array.from({ length }, (_, index) => ({
      on: new Date(Date.parse(`${on}T00:00:00Z`) + index * DAY_MS).toISOString().slice(0, 10),
      name,
      hours: { kind: 'closed' },
    }));
  });
  known.set(key, days);
  return days;
}

const rules = new Map<string, Holidays>();

function rulesOf(country: string, region: string | null, languages: readonly string[]): Holidays {
  const key = [country, region, languages.join('+')].join(' ');
  const [state, part] = region?.split('-') ?? [];
  const made =
    rules.get(key) ??
    new (library())(
      { country, ...(state ? { state } : {}), ...(part ? { region: part } : {}) },
      { types: ['public'], languages: [...languages] },
    );
  rules.set(key, made);
  return made;
}

/** The country that keeps an IANA zone, such as `GB` for Europe/London; null when none with known holidays does. */
export function countryOfZone(zone: string): string | null {
  const Rules = library();
  return countries().find((country) => new Rules(country).getTimezones().includes(zone)) ?? null;
}
