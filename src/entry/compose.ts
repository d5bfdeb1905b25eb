/** Wires the service: the only file that knows every room. */
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type Problem } from '../../config/agreement/problem.ts';
import { readAgreement, spanAround, type ReadAgreement } from '../../config/agreement/read.ts';
import { type Environment } from '../../config/environment.ts';
import { receiverCounters } from '../../webhooks/counters.ts';
import { receiveDeliveries } from '../../webhooks/receive.ts';
import { verified } from '../../webhooks/verified.ts';
import { createHubSpot } from '../adapters/hubspot/hubspot.ts';
import { openStore } from '../adapters/store/open.ts';
import { storeOn } from '../adapters/store/store.ts';
import { type Published } from '../application/agreements.ts';
import { agreementsInForce } from './inForce.ts';
import { acceptDelivery } from '../application/acceptDelivery.ts';
import { actor } from '../application/card/act.ts';
import { PortalWords } from '../application/card/portalWords.ts';
import { CurrentDirectory, syncDirectory } from '../application/directory.ts';
import { Receipts } from '../application/receipts.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../application/portalProperties.ts';
import { NO_PREAMBLE, type Preamble } from '../application/settings/agreementInForce.ts';
import { PortalCheck } from '../application/settings/portalCheck.ts';
import { Troubles } from '../application/settings/troubles.ts';
import { type Store } from '../application/store.ts';
import { type TimeSource } from '../application/timeSource.ts';
import { currentAgreement } from '../domain/agreement/versions.ts';
import { AgreementRefused, preambleOf, reloadFile } from './agreementFile.ts';
import { createApp } from './http/app.ts';
import { cardRoutes } from './http/card.ts';
import { comparisonMetrics } from './http/comparisonMetrics.ts';
import { healthRoutes } from './http/health.ts';
import { settingsRoutes } from './http/settings.ts';
import { closeServer, listen } from './http/listen.ts';
import { callMetrics, standingMetrics } from './http/standingMetrics.ts';
import { Jobs } from './jobs.ts';
import { readAgain, tryUntilPrepared } from './preparing.ts';
import { openSideDoor } from './sideDoor.ts';
import { stopper } from './stopping.ts';
import { startTidying } from './tidying.ts';
import { startWorker } from './worker.ts';

/** Services on one database begin their night at about the same time; one comparison is enough for all. */
const SAME_NIGHT_MS = 60_000;

export interface ServiceOptions {
  readonly environment: Environment;
  /** The text of the agreement; published when it is not in force already. */
  readonly agreementText: string;
  readonly time: TimeSource;
  readonly log: Logger;
  /** Where the embedded store keeps its data; 'memory' for trials. */
  readonly store?: 'memory';
  readonly onFatal: (error: Error) => void;
}

export interface Service {
  readonly url: string;
  readonly store: Store;
  /** Resolves when the worker has nothing more to do at the present time. */
  idle(): Promise<void>;
  /** Publishes a text; one that does not read changes nothing. */
  publish(text: string): Promise<Published<Problem>>;
  /** Compares what is known with HubSpot, as every night. */
  reconcile(): void;
  /** Takes nothing new, finishes what is under way, and closes; within five seconds, whoever does not answer. */
  stop(): Promise<void>;
}

/**
 * @throws AgreementRefused, StoreLocked, StoreNewer, StoreUnavailable; CrmRefused when HubSpot refuses the token or a scope;
 *   an error with code EADDRINUSE when the port is taken
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { environment, time, log } = options;
  const preambles = new Map<string, Preamble>();
  const read = (text: string): ReadAgreement => {
    const result = readAgreement(text, spanAround(time.now()));
    if (result.ok) preambles.set(result.agreement.version, preambleOf(result.preamble));
    return result;
  };
  const written = read(options.agreementText);
  if (!written.ok) throw new AgreementRefused(environment.agreementFile, written.problems);
  const location = storeLocation(options);
  const opened = await openStore(location);
  const store = storeOn(opened);
  const receipts = new Receipts(store, time, log);
  // Counts of what came are kept last, once nothing comes any more; then the store is closed.
  const stopping = stopper([() => receipts.stop(), () => store.close()], log);
  try {
    const agreements = await agreementsInForce(store, read, written.agreement, options);
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const counters = receiverCounters(registry);
    standingMetrics(registry, store, time);
    const onCall = callMetrics(registry, () => crm.allowance());
    const crm = createHubSpot({
      accessToken: environment.accessToken,
      now: () => time.now(),
      log,
      onCall,
      ...(environment.hubspotUrl === null ? {} : { basePath: environment.hubspotUrl }),
    });
    const directory = new CurrentDirectory();
    directory.replace(await store.owners());
    const words = new PortalWords();
    const portal = { id: null as string | null, isPrepared: false };
    const portalId = (): string | null => portal.id;

    const signed = { secrets: environment.clientSecrets, publicUrl: environment.publicUrl, time };

    const bell: { ring: () => void; compare: (since: number) => void; send: () => void } = {
      ring: () => undefined,
      compare: () => undefined,
      send: () => undefined,
    };
    const troubles = new Troubles();
    const portalCheck = new PortalCheck(crm);
    const readPortal = async (): Promise<number> => {
      await Promise.all([words.refresh(crm), portalCheck.refresh(time.now())]);
      return syncDirectory(crm, store, directory, time.now(), log);
    };
    const readPortalAgain = (): Promise<void> => readAgain(readPortal, log, bell);
    const publishAndWake = async (text: string): Promise<Published<Problem>> => {
      const published = await agreements.publish(text);
      if (published.ok && published.changed) {
        bell.ring();
        // Others may be leads by the new text.
        bell.compare(time.now());
      }
      return published;
    };
    const card = {
      store,
      agreements: () => agreements.current(),
      directory: () => directory.current(),
      nameOf: (ownerId: string) => directory.nameOf(ownerId),
      words,
    };
    const fromHubSpot = verified({
      ...signed,
      onRefused: (reason) => {
        counters.signaturesRefused.inc({ reason });
        receipts.note(reason);
      },
    });
    const app = createApp(
      [
        healthRoutes({
          store,
          time,
          registry,
          agreementVersion: () => currentAgreement(agreements.current()).version,
          startedAt: time.now(),
          portalId,
          prepared: () => portal.isPrepared,
          allowance: () => crm.allowance(),
        }),
        receiveDeliveries({
          ...signed,
          portalId,
          accept: acceptDelivery(store, time, () => {
            bell.ring();
          }),
          log,
          counters,
          receipts,
        }),
        cardRoutes({
          verified: fromHubSpot,
          ...card,
          act: actor({
            ...card,
            crm,
            wake: () => {
              bell.ring();
            },
            now: () => time.now(),
            log,
          }),
          portalId,
          time,
          log,
        }),
        settingsRoutes({
          verified: fromHubSpot,
          ...card,
          crm,
          preamble: () => preambles.get(currentAgreement(agreements.current()).version) ?? NO_PREAMBLE,
          portalId,
          portalCheck,
          allowance: () => crm.allowance(),
          troubles,
          reload: (language) => reloadFile(environment.agreementFile, publishAndWake, language, log),
          compare: (since) => {
            bell.compare(since);
            void readPortalAgain();
          },
          send: () => {
            bell.send();
          },
          now: () => time.now(),
          log,
        }),
      ],
      log,
    );
    const server = await listen(createServer(app), environment.port);
    stopping.add(() => closeServer(server));
    const prepared = new AbortController();
    stopping.add(() => {
      prepared.abort();
    });
    const tidying = await startTidying(store, time, log);
    stopping.add(() => tidying.stop());
    const jobs = new Jobs(readPortalAgain);
    stopping.add(() => jobs.stop());
    const prepare = async (): Promise<void> => {
      const account = await crm.account();
      portal.id = account.portalId;
      await tidying.retry(portal.id);
      jobs.everyNight(account.zone, () => {
        bell.compare(time.now() - SAME_NIGHT_MS);
      });
      if ((await store.writing()).on) {
        const created = await crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES);
        if (created.length > 0) {
          await store.forgetValues(created);
          log.info({ created }, 'created properties in the portal');
        }
      } else log.warn('writing to HubSpot is paused: an admin resumes it on the settings page of the app');
      await readPortal();
      portal.isPrepared = true;
    };
    await tryUntilPrepared(prepare, options, prepared.signal);

    const worker = startWorker({
      store,
      crm,
      agreements: () => agreements.current(),
      published: () => agreements.published(),
      refreshAgreements: () => agreements.refresh(),
      directory: () => directory.current(),
      syncDirectory: () => syncDirectory(crm, store, directory, time.now(), log),
      onCompared: comparisonMetrics(registry, time),
      onRound: (loop, error) => {
        troubles.tell(loop, error, time.now());
      },
      time,
      log,
    });
    stopping.add(() => worker.stop());
    if (location.kind === 'folder') {
      const door = await openSideDoor(
        location.folder,
        store,
        () => {
          worker.wake();
        },
        log,
      );
      stopping.add(() => door.close());
    }
    bell.ring = () => {
      worker.wake();
    };
    bell.compare = (since) => {
      worker.reconcile(since);
    };
    bell.send = () => {
      worker.send();
    };

    const { port } = server.address() as AddressInfo;
    const { version } = currentAgreement(agreements.current());
    log.info({ port, agreement: version, portal: portal.id }, 'the service is up');
    return {
      url: `http://127.0.0.1:${port}`,
      store,
      idle: () => worker.idle(),
      publish: publishAndWake,
      reconcile: () => {
        worker.reconcile();
      },
      stop: () => stopping.stop(),
    };
  } catch (error) {
    await stopping.stop();
    throw error;
  }
}

function storeLocation({ environment, store, onFatal }: ServiceOptions): Parameters<typeof openStore>[0] {
  if (store === 'memory') return { kind: 'memory' };
  if (environment.databaseUrl !== null) return { kind: 'postgres', url: environment.databaseUrl };
  return { kind: 'folder', folder: environment.dataFolder, onLockLost: onFatal };
}
