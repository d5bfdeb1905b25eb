/**
 * Names in an agreement that must stand for something in it. They are checked on the text as written, even where other
 * parts of it are wrong, so that a reader learns of all mistakes at once.
 */
import { z } from 'zod';
import { type Sentence } from './problem.ts';
import { type Path } from './place.ts';

const names = z.record(z.string(), z.unknown()).catch({});
const name = z.string().optional().catch(undefined);
const list = <T extends z.ZodType>(entry: T) => z.array(entry).catch([]);

/** The names alone; whatever is not in its form is left to the schema. */
const loose = z
  .object({
    calendars: names,
    definitions: names,
    calendar: name,
    teams: list(z.object({ calendar: name }).catch({ calendar: undefined })),
    promises: list(
      z
        .object({ id: name, stops: name, calendar: name })
        .catch({ id: undefined, stops: undefined, calendar: undefined }),
    ),
  })
  .catch({ calendars: {}, definitions: {}, calendar: undefined, teams: [], promises: [] });

export interface Misnomer {
  readonly path: Path;
  readonly cause: Sentence;
  readonly correction: Sentence;
}

export function findMisnomers(document: unknown): readonly Misnomer[] {
  const text = loose.parse(document);
  const found: Misnomer[] = [];
  const calendars = Object.keys(text.calendars);
  const definitions = Object.keys(text.definitions).filter((definition) => definition !== 'lead');
  const mustBeCalendar = (path: Path, value: string | undefined): void => {
    if (value === undefined || calendars.includes(value)) return;
    found.push({
      path,
      cause: { key: 'cause.unknownCalendar', values: { value } },
      correction: { key: 'fix.calendar', values: { names: calendars.join(', ') } },
    });
  };
  if (!('lead' in text.definitions)) {
    found.push({
      path: ['definitions'],
      cause: { key: 'cause.missing', values: { path: 'definitions.lead' } },
      correction: { key: 'fix.lead' },
    });
  }
  mustBeCalendar(['calendar'], text.calendar);
  for (const [index, team] of text.teams.entries())
    mustBeCalendar(['teams', index, 'calendar'], team.calendar);
  const ids = new Set<string>();
  for (const [index, { id, stops, calendar }] of text.promises.entries()) {
    mustBeCalendar(['promises', index, 'calendar'], calendar);
    if (stops !== undefined && stops !== 'disposition' && !definitions.includes(stops)) {
      found.push({
        path: ['promises', index, 'stops'],
        cause: { key: 'cause.unknownDefinition', values: { value: stops } },
        correction: { key: 'fix.stops', values: { names: definitions.join(', ') } },
      });
    }
    if (id !== undefined && ids.has(id)) {
      found.push({
        path: ['promises', index, 'id'],
        cause: { key: 'cause.doubleId', values: { value: id } },
        correction: { key: 'fix.otherId' },
      });
    }
    if (id !== undefined) ids.add(id);
  }
  return found;
}
