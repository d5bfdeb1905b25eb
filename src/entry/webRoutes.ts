/** Wires what HubSpot calls: deliveries of webhooks, and what card, page of reports and settings page ask. */
import { type Router } from 'express';
import { type Logger } from 'pino';
import { type Registry } from 'prom-client';
import { type WebSettings } from '../../config/environment.ts';
import { receiverCounters } from '../../webhooks/counters.ts';
import { receiveDeliveries } from '../../webhooks/receive.ts';
import { verified } from '../../webhooks/verified.ts';
import { periodAt } from '../adapters/calendar/periods.ts';
import { acceptDelivery } from '../application/acceptDelivery.ts';
import { type CurrentAgreements } from '../application/agreements.ts';
import { actor } from '../application/card/act.ts';
import { type PortalWords } from '../application/card/portalWords.ts';
import { type Crm } from '../application/crm.ts';
import { type CurrentDirectory } from '../application/directory.ts';
import { type PortalAddress } from '../application/portalAddress.ts';
import { type Receipts } from '../application/receipts.ts';
import { type Store } from '../application/store.ts';
import { type TimeSource } from '../application/timeSource.ts';
import { cardRoutes } from './http/card.ts';
import { pageRoutes } from './http/page.ts';
import { settingsRoutes } from './http/settings.ts';

export interface WebDependencies {
  readonly environment: WebSettings;
  readonly store: Store;
  readonly crm: Crm;
  readonly agreements: CurrentAgreements;
  readonly directory: CurrentDirectory;
  readonly words: PortalWords;
  /** Null until HubSpot has told us. */
  readonly portal: () => PortalAddress | null;
  /** Says that records may be due, or wait for their history. */
  readonly ring: () => void;
  /** What the settings page shows and does beyond the card. */
  readonly settings: Pick<
    Parameters<typeof settingsRoutes>[0],
    'preamble' | 'portalCheck' | 'troubles' | 'reload' | 'compare' | 'send'
  >;
  readonly receipts: Pick<Receipts, 'note'>;
  readonly registry: Registry;
  readonly time: TimeSource;
  readonly log: Logger;
}

export function webRoutes({
  environment,
  agreements,
  directory,
  registry,
  receipts,
  settings,
  ring,
  ...rest
}: WebDependencies): readonly Router[] {
  const { store, crm, time, log, portal } = rest;
  const portalId = (): string | null => portal()?.portalId ?? null;
  const counters = receiverCounters(registry);
  const signed = { secrets: environment.clientSecrets, publicUrl: environment.publicUrl, time };
  const card = {
    ...rest,
    portalId,
    agreements: () => agreements.current(),
    directory: () => directory.current(),
    nameOf: (ownerId: string) => directory.nameOf(ownerId),
  };
  const fromHubSpot = verified({
    ...signed,
    onRefused: (reason) => {
      counters.signaturesRefused.inc({ reason });
      receipts.note(reason);
    },
  });
  return [
    receiveDeliveries({
      ...signed,
      portalId,
      accept: acceptDelivery(store, time, ring),
      log,
      counters,
      receipts,
    }),
    cardRoutes({
      ...card,
      verified: fromHubSpot,
      act: actor({ ...card, wake: ring, now: () => time.now() }),
    }),
    pageRoutes({
      ...card,
      verified: fromHubSpot,
      figures: store,
      periodOf: periodAt,
      periodWith: periodAt,
      now: () => time.now(),
    }),
    settingsRoutes({
      ...card,
      ...settings,
      verified: fromHubSpot,
      allowance: () => crm.allowance(),
      now: () => time.now(),
    }),
  ];
}
