/** Wires the service: the only file that knows every room. */
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { lintAgreement } from '../../config/agreement/lint.ts';
import { type Problem } from '../../config/agreement/problem.ts';
import { readAgreement, spanAround, type ReadAgreement } from '../../config/agreement/read.ts';
import { type Environment } from '../../config/environment.ts';
import { createHubSpot } from '../adapters/hubspot/hubspot.ts';
import { openStore } from '../adapters/store/open.ts';
import { storeOn } from '../adapters/store/store.ts';
import { CurrentAgreements, publishAgreement, type Published } from '../application/agreements.ts';
import { PortalWords } from '../application/card/portalWords.ts';
import { CurrentDirectory, syncDirectory } from '../application/directory.ts';
import { InForce } from '../application/inForce.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../application/portalProperties.ts';
import { type Store } from '../application/store.ts';
import { type TimeSource } from '../application/timeSource.ts';
import { currentAgreement, onlyVersion } from '../domain/agreement/versions.ts';
import { say } from '../messages/say.ts';
import { createApp } from './http/app.ts';
import { comparisonMetrics } from './http/comparisonMetrics.ts';
import { healthRoutes } from './http/health.ts';
import { closeServer, listen } from './http/listen.ts';
import { Jobs } from './jobs.ts';
import { faultOf, tryUntilPrepared } from './prepare.ts';
import { createReplica } from './replica.ts';
import { startTidying } from './tidying.ts';
import { webRoutes } from './webRoutes.ts';
import { startWorker, type Work, type Worker } from './worker.ts';

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
  /** Finishes what is under way, then closes. */
  stop(): Promise<void>;
}

/** The agreement does not read. */
export class AgreementRefused extends Error {
  override readonly name = 'AgreementRefused';
  readonly file: string;
  readonly problems: readonly Problem[];
  constructor(file: string, problems: readonly Problem[]) {
    super(`the agreement ${file} has ${problems.length} problems`);
    this.file = file;
    this.problems = problems;
  }
}

/**
 * @throws AgreementRefused, StoreLocked, StoreNewer, StoreUnavailable; CrmRefused when HubSpot refuses the token or a scope;
 *   an error with code EADDRINUSE when the port is taken
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { environment, time, log } = options;
  const { role } = environment;
  const read = (text: string): ReadAgreement => readAgreement(text, spanAround(time.now()));
  const written = read(options.agreementText);
  if (!written.ok) throw new AgreementRefused(environment.agreementFile, written.problems);
  const opened = await openStore(storeLocation(options));
  const store = storeOn(opened);
  const closers: (() => Promise<unknown>)[] = [() => store.close()];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const agreements = new CurrentAgreements(onlyVersion(written.agreement));
    const directory = new CurrentDirectory();
    const publish = async (text: string): Promise<Published<Problem>> => {
      const published = await publishAgreement(store, read, text, time.now());
      if (published.ok) agreements.replace(published.history);
      return published;
    };
    await publish(options.agreementText);
    for (const { line, cause } of lintAgreement(options.agreementText)) {
      log.warn(
        { line, warning: say('en', cause.key, cause.values) },
        'the agreement may not mean what it says',
      );
    }
    const inForce = new InForce({ store, read, agreements, directory, log });
    let worker: Worker | null = null;
    let onLease = (): void => undefined;
    const replica = createReplica({
      role,
      store,
      noticeboard: opened.noticeboard,
      inForce,
      log,
      onAgreement: () => worker?.reconcile(),
      onNews: (news) => {
        if (news === 'compare') worker?.reconcile();
        else if (news === 'anything') worker?.wake();
        else if (news !== 'edition') worker?.wake(news);
      },
      onLease: () => {
        worker?.wake();
        onLease();
      },
    });
    closers.push(() => replica.stop());
    /** Whoever may do something about it is told. */
    const ring = (...news: readonly Work[]): void => {
      worker?.wake(...news);
      if (replica.holding() === null) replica.tell(...news);
    };
    const crm = createHubSpot({
      accessToken: environment.accessToken,
      now: () => time.now(),
      log,
      share: () => replica.share(),
      ...(environment.hubspotUrl === null ? {} : { basePath: environment.hubspotUrl }),
    });
    const words = new PortalWords();
    const portal = { id: null as string | null };
    const portalId = (): string | null => portal.id;

    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const routers = [
      healthRoutes({
        store,
        time,
        registry,
        agreementVersion: () => currentAgreement(agreements.current()).version,
        portalId,
        allowance: () => crm.allowance(),
        replica: () => ({ role, writesBack: replica.holding() !== null }),
      }),
    ];
    if (role !== 'worker') {
      const web = { environment, store, crm, agreements, directory, words, portalId, registry, time, log };
      routers.push(
        ...webRoutes({
          ...web,
          ring: () => {
            ring('unread', 'due');
          },
        }),
      );
    }
    const server = await listen(createServer(createApp(routers, log)), environment.port);
    closers.push(() => closeServer(server));

    const prepared = new AbortController();
    closers.push(() => {
      prepared.abort();
      return Promise.resolve();
    });
    const tidying = role === 'web' ? null : await startTidying(store, time, log);
    closers.push(async () => tidying?.stop());
    const readDirectory = async (): Promise<number> => {
      const changed = await syncDirectory(crm, store, directory, time.now(), log);
      if (changed > 0) {
        replica.tell('edition');
        ring('due');
      }
      return changed;
    };
    const readWords = async (): Promise<void> => {
      if (role !== 'worker') await words.refresh(crm);
    };
    const settleIn = async (): Promise<void> => {
      if (replica.holding() === null) return;
      const created = await crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES);
      if (created.length > 0) log.info({ created }, 'created properties in the portal');
      await readDirectory();
    };
    const jobs = new Jobs(async () => {
      try {
        await readWords();
        if (replica.holding() !== null) await readDirectory();
      } catch (error) {
        log.warn({ fault: faultOf(error) }, 'owners could not be read; the last known ones stay in use');
      }
    });
    closers.push(() => jobs.stop());
    const prepare = async (): Promise<void> => {
      const account = await crm.account();
      portal.id = account.portalId;
      await tidying?.retry(portal.id);
      jobs.everyNight(account.zone, () => worker?.reconcile(time.now() - SAME_NIGHT_MS));
      await readWords();
      await settleIn();
    };
    await replica.start();
    await replica.refresh();
    await tryUntilPrepared(prepare, options, prepared.signal);
    onLease = () => {
      settleIn().catch((error: unknown) => {
        log.warn(
          { fault: faultOf(error) },
          'HubSpot is not available; owners are read again at the full hour',
        );
      });
    };

    if (role !== 'web') {
      const working = startWorker({
        store,
        crm,
        agreements: () => agreements.current(),
        directory: () => directory.current(),
        edition: () => inForce.edition(),
        refresh: () => replica.refresh(),
        holding: () => replica.holding(),
        tell: (...news) => {
          replica.tell(...news);
        },
        syncDirectory: readDirectory,
        onCompared: comparisonMetrics(registry, time),
        time,
        log,
      });
      closers.push(() => working.stop());
      worker = working;
    }

    const { port } = server.address() as AddressInfo;
    log.info({ role, port, agreement: written.agreement.version, portal: portal.id }, 'the service is up');
    return {
      url: `http://127.0.0.1:${port}`,
      store,
      idle: () => worker?.idle() ?? Promise.resolve(),
      publish: async (text) => {
        const published = await publish(text);
        if (published.ok && published.changed) {
          replica.tell('edition');
          ring('unread', 'due');
          // Others may be leads by the new text.
          worker?.reconcile();
        }
        return published;
      },
      reconcile: () => {
        worker?.reconcile();
        if (replica.holding() === null) replica.tell('compare');
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function storeLocation({ environment, store, onFatal }: ServiceOptions): Parameters<typeof openStore>[0] {
  if (store === 'memory') return { kind: 'memory' };
  const { databaseUrl: url, databaseDirectUrl: directUrl } = environment;
  if (url !== null) return { kind: 'postgres', url, directUrl };
  return { kind: 'folder', folder: environment.dataFolder, onLockLost: onFatal };
}
