/** The states of the settings page, as what the service answers. */
import { at } from '../../test/cards/answers.ts';
import { aSettingsAnswer, SETTINGS_NOW } from '../../test/cards/settingsAnswers.ts';
import type { GalleryState } from './states.ts';

const MINUTE_MS = 60_000;
const paused = { on: false, switched: { at: at('2026-03-02T10:20:00Z'), by: 'Grace Okafor' } } as const;

export const SETTINGS_STATES: readonly GalleryState[] = [
  {
    id: 'settingsWell',
    told: [aSettingsAnswer()],
    afterAct: aSettingsAnswer(
      { owed: 3 },
      { writing: { on: false, switched: { at: SETTINGS_NOW, by: 'Jo Rep' } } },
    ),
  },
  {
    id: 'settingsNeedsYou',
    told: [
      aSettingsAnswer({
        lastDeliveryAt: at('2026-02-27T16:12:00Z'),
        properties: {
          checkedAt: SETTINGS_NOW,
          missing: ['sla_deadline', 'sla_status'],
          unusable: ['sla_breaches'],
        },
        comparison: { endedAt: at('2026-02-28T02:31:00Z'), found: 11, isUnderWay: false },
        unread: 12,
        setAside: [
          { reason: 'owner', count: 2 },
          { reason: 'property deleted', count: 9 },
        ],
        quarantined: 3,
        trouble: { kind: 'scope', since: at('2026-03-01T22:05:00Z') },
      }),
    ],
    turned: {
      ok: false,
      reason: 'unreadable',
      problems: [
        'config/sla.yml:41:5: promises.0.within cannot be 1 day. Write 8 business hours or 1 business day.',
      ],
    },
  },
  {
    id: 'settingsPaused',
    told: [aSettingsAnswer({ owed: 114 }, { writing: paused })],
    afterAct: aSettingsAnswer(
      { owed: 0 },
      { writing: { on: true, switched: { at: SETTINGS_NOW, by: 'Jo Rep' } } },
    ),
  },
  {
    id: 'settingsNew',
    told: [
      aSettingsAnswer(
        {
          portalId: null,
          lastDeliveryAt: null,
          properties: null,
          comparison: { endedAt: null, found: 0, isUnderWay: true },
          records: 0,
          openClocks: 0,
          overdue: 0,
          owed: 0,
          callsToday: null,
          trouble: { kind: 'unreachable', since: at('2026-03-02T10:58:00Z') },
        },
        { versions: [], earlier: 0 },
      ),
    ],
  },
  {
    id: 'settingsScarce',
    told: [aSettingsAnswer({ callsToday: { limit: 625_000, remaining: 41_377 }, scarce: true })],
  },
  { id: 'settingsReader', told: [aSettingsAnswer({}, { viewer: { role: 'viewer' } })] },
  { id: 'settingsLoading', told: ['never'] },
  {
    id: 'settingsStale',
    told: [aSettingsAnswer(), ...Array.from({ length: 5 }, () => 'unreachable' as const), aSettingsAnswer()],
    passesMs: 5 * MINUTE_MS,
  },
  { id: 'settingsUnreachable', told: ['unreachable'] },
  { id: 'settingsUnavailable', told: [{ ok: false, reason: 'unavailable' }] },
  { id: 'settingsSetup', told: ['never'], addressMissing: true },
];
