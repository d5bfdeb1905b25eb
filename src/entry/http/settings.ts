/** What the settings page is answered: signed requests on how the installation stands, and for its switches. */
import { Router } from 'express';
import { z } from 'zod';
import { readSettings, type SettingsGrounds } from '../../application/settings/readSettings.ts';
import { turnSwitch, type SwitchGrounds } from '../../application/settings/switches.ts';
import { type SettingsAnswer, type SettingsSwitchAnswer } from '../../../cards/settingsContract.ts';
import { answered, languageOf, readBody, viewerOf, type Door } from './guarded.ts';

const switchSchema = z.discriminatedUnion('turn', [
  z.strictObject({ turn: z.literal('writing'), on: z.boolean() }),
  z.strictObject({ turn: z.enum(['compare', 'retry', 'reload', 'create']) }),
]);

/** `GET /hubspot/settings` and `POST /hubspot/settings/switch`. */
export function settingsRoutes(dependencies: Door & SettingsGrounds & SwitchGrounds): Router {
  const router = Router();
  router.get(
    '/hubspot/settings',
    ...answered<SettingsAnswer>(dependencies, (request) =>
      readSettings(dependencies, viewerOf(request), dependencies.now()),
    ),
  );
  router.post(
    '/hubspot/settings/switch',
    ...answered(dependencies, async (request): Promise<SettingsSwitchAnswer> => {
      const asked = readBody(request.body, (value) => switchSchema.parse(value));
      if (!asked) return { ok: false, reason: 'badRequest' };
      return turnSwitch(dependencies, viewerOf(request), asked, languageOf(request));
    }),
  );
  return router;
}
