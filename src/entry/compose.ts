/** Wires the service: with webRoutes.ts the only file that knows every room. */
import { type AddressInfo } from 'node:net';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type Problem } from '../../config/agreement/problem.ts';
import { readAgreement, spanAround, type ReadAgreement } from '../../config/agreement/read.ts';
import { createHubSpot } from '../adapters/hubspot/hubspot.ts';
import { openStore } from '../adapters/store/open.ts';
import { storeOn } from '../adapters/store/store.ts';
import { type Published } from '../application/agreements.ts';
import { PortalWords } from '../application/card/portalWords.ts';
import { CurrentDirectory, syncDirectory } from '../application/directory.ts';
import { InForce } from '../application/inForce.ts';
import { type PortalAddress } from '../application/portalAddress.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../application/portalProperties.ts';
import { Receipts } from '../application/receipts.ts';
import { NO_PREAMBLE, type Preamble } from '../application/settings/agreementInForce.ts';
import { PortalCheck } from '../application/settings/portalCheck.ts';
import { Troubles } from '../application/settings/troubles.ts';
import { currentAgreement } from '../domain/agreement/versions.ts';
import { AgreementRefused, preambleOf, reloadFile } from './agreementFile.ts';
import { createApp } from './http/app.ts';
import { comparisonMetrics } from './http/comparisonMetrics.ts';
import { countedSeldom } from './http/countedSeldom.ts';
import { healthRoutes } from './http/health.ts';
import { closeServer, listen } from './http/listen.ts';
import { callMetrics, standingMetrics } from './http/standingMetrics.ts';
import { Jobs } from './jobs.ts';
import { readAgain, tryUntilPrepared } from './preparing.ts';
import { createPosting } from './posting.ts';
import { publishOwn } from './publishOwn.ts';
import { createReplica, type Replica } from './replica.ts';
import { type Service, type ServiceOptions } from './running.ts';
import { openSideDoor } from './sideDoor.ts';
import { stopper } from './stopping.ts';
import { storeLocation } from './storeLocation.ts';
import { startTidying } from './tidying.ts';
import { webRoutes } from './webRoutes.ts';
import { startWorker, type Work, type Worker } from './worker.ts';

/** Services on one database begin their night at about the same time; one comparison is enough for all. */
const SAME_NIGHT_MS = 60_000;

/**
 * @throws AgreementRefused, StoreLocked, StoreNewer, StoreUnavailable; CrmRefused when HubSpot refuses the token or a scope;
 *   an error with code EADDRINUSE when the port is taken
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { environment, time, log } = options;
  const { role } = environment;
  const preambles = new Map<string, Preamble>();
  const read = (text: string): ReadAgreement => {
    const result = readAgreement(text, spanAround(time.now()));
    if (result.ok) preambles.set(result.agreement.version, preambleOf(result.preamble));
    return result;
  };
  const written = read(options.agreementText);
  if (!written.ok) throw new AgreementRefused(environment.agreementFile, written.problems);
  const location = storeLocation(options);
  const opened = await openStore(location, () => {
    log.info('bringing the store up to date; one of millions of facts may take a minute');
  });
  const store = storeOn(opened);
  const receipts = new Receipts(store, time, log);
  const parts: { worker: Worker | null; replica: Replica | null } = { worker: null, replica: null };
  let isWorking = false;
  // Counts of what came are kept last, once nothing comes any more. Then others may write to HubSpot; then the store is closed.
  const last = [() => receipts.stop(), () => parts.replica?.stop(!isWorking), () => store.close()];
  const stopping = stopper(last, log);
  try {
    const { agreements, publish } = await publishOwn(store, read, written.agreement, options);
    const directory = new CurrentDirectory();
    const inForce = new InForce({ store, read, agreements, directory, log });
    const hints = { onLease: (): unknown => undefined, onCompare: (): unknown => undefined };
    const compare = (since?: number): unknown => parts.worker?.reconcile(since);
    const replica = (parts.replica = createReplica({
      role,
      store,
      noticeboard: opened.noticeboard,
      inForce,
      log,
      onAgreement: () => {
        log.info('another process published a new version of the agreement');
        parts.worker?.wake('unread', 'due');
        compare();
      },
      onNews: (news) => {
        if (news === 'compare') hints.onCompare();
        else if (news === 'anything') parts.worker?.wake();
        else if (news !== 'edition') parts.worker?.wake(news);
      },
      onLease: () => {
        parts.worker?.wake();
        hints.onLease();
      },
    }));
    /** Whoever may do something about it is told. */
    const ring = (...news: readonly Work[]): void => {
      parts.worker?.wake(...news);
      if (replica.holding() === null) replica.tell(...news);
    };
    const compareAll = (since?: number): void => {
      compare(since);
      if (replica.holding() === null) replica.tell('compare');
    };
    const publishAndWake = async (text: string): Promise<Published<Problem>> => {
      const published = await publish(text);
      if (published.ok && published.changed) {
        ring('unread', 'due');
        // Others may be leads by the new text.
        compareAll(time.now());
      }
      return published;
    };
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const standing = countedSeldom(() => store.standing(time.now()));
    standingMetrics(registry, standing, time);
    const onCall = callMetrics(registry, () => crm.allowance());
    const crm = createHubSpot({
      accessToken: environment.accessToken,
      now: () => time.now(),
      log,
      onCall,
      share: replica.share,
      ...(environment.hubspotUrl === null ? {} : { basePath: environment.hubspotUrl }),
    });
    const words = new PortalWords();
    const told = { portal: null as PortalAddress | null, isPrepared: false };
    const portal = (): PortalAddress | null => told.portal;
    const portalId = (): string | null => told.portal?.portalId ?? null;
    const troubles = new Troubles();
    const portalCheck = new PortalCheck(crm);
    const readDirectory = async (): Promise<number> => {
      const changed = await syncDirectory(crm, store, directory, time.now(), log);
      if (changed > 0) ring('due');
      return changed;
    };
    /** What card and settings page show of the portal. */
    const readPages = async (): Promise<unknown> =>
      role === 'worker' ? null : Promise.all([words.refresh(crm), portalCheck.refresh(time.now())]);
    const readPortalAgain = (): Promise<void> =>
      readAgain(async () => {
        await readPages();
        if (replica.holding() !== null) await readDirectory();
      }, log);
    hints.onCompare = () => {
      compare();
      if (replica.holding() !== null) void readPortalAgain();
    };

    const routers = [
      healthRoutes({
        store,
        standing,
        time,
        registry,
        agreementVersion: () => currentAgreement(agreements.current()).version,
        startedAt: time.now(),
        portalId,
        prepared: () => told.isPrepared,
        allowance: () => crm.allowance(),
        replica: () => ({ role, writesBack: replica.holding() !== null }),
      }),
    ];
    if (environment.web !== null) {
      const web = {
        environment: environment.web,
        store,
        crm,
        agreements,
        directory,
        words,
        portal,
        registry,
        receipts,
      };
      const settings = {
        preamble: () => preambles.get(currentAgreement(agreements.current()).version) ?? NO_PREAMBLE,
        portalCheck,
        troubles,
        reload: (language: Parameters<typeof reloadFile>[2]) =>
          reloadFile(environment.agreementFile, publishAndWake, language, log),
        compare: (since: number) => {
          compareAll(since);
          void readPortalAgain();
        },
        send: () => {
          ring('owed');
        },
      };
      const onNews = (): void => {
        ring('unread', 'due');
      };
      routers.push(...webRoutes({ ...web, settings, ring: onNews, time, log }));
    }
    const server = await listen(createApp(routers, log), environment.port);
    stopping.add(() => closeServer(server));
    const prepared = new AbortController();
    stopping.add(() => {
      prepared.abort();
    });
    const tidying = role === 'web' ? null : await startTidying(store, time, log);
    stopping.add(() => tidying?.stop());
    const jobs = new Jobs(readPortalAgain);
    stopping.add(() => jobs.stop());
    const { holding } = replica;
    const posting = createPosting({
      environment,
      store,
      agreements,
      directory,
      portal,
      holding,
      time,
      log,
    });
    stopping.add(() => posting.stop());
    /** What is done once by whoever begins to write. */
    const settleIn = async (): Promise<void> => {
      if (replica.holding() === null) return;
      if ((await store.writing()).on) {
        const created = await crm.ensureProperties(PROPERTY_GROUP, PORTAL_PROPERTIES);
        if (created.length > 0) {
          await store.forgetValues(created);
          log.info({ created }, 'created properties in the portal');
        }
      } else log.warn('writing to HubSpot is paused: an admin resumes it on the settings page of the app');
      await readDirectory();
    };
    const prepare = async (): Promise<void> => {
      const account = await crm.account();
      told.portal = { portalId: account.portalId, uiDomain: account.uiDomain };
      await tidying?.retry(account.portalId);
      jobs.everyNight(account.zone, () => compare(time.now() - SAME_NIGHT_MS));
      await settleIn();
      await readPages();
      told.isPrepared = true;
    };
    await replica.start();
    await replica.refresh();
    await tryUntilPrepared(prepare, options, prepared.signal);
    hints.onLease = () => readAgain(settleIn, log);
    jobs.everyMinute(() => posting.send());

    if (role !== 'web') {
      const worker = startWorker({
        store,
        crm,
        agreements: () => agreements.current(),
        directory: () => directory.current(),
        edition: () => inForce.edition(),
        refresh: replica.refresh,
        holding: replica.holding,
        tell: replica.tell,
        syncDirectory: readDirectory,
        onCompared: comparisonMetrics(registry, time),
        onRound: (loop, error) => {
          troubles.tell(loop, error, time.now());
        },
        time,
        log,
      });
      isWorking = true;
      stopping.add(async () => {
        await worker.stop();
        isWorking = false;
      });
      parts.worker = worker;
    }
    if (location.kind === 'folder' && opened.dump !== null) {
      const behind = { store, dump: opened.dump, onPublished: () => parts.worker?.wake() };
      const door = await openSideDoor(location.folder, behind, log);
      stopping.add(() => door.close());
    }

    const { port } = server.address() as AddressInfo;
    const agreement = currentAgreement(agreements.current()).version;
    log.info({ role, port, agreement, portal: portalId() }, 'the service is up');
    return {
      url: `http://127.0.0.1:${port}`,
      store,
      idle: () => parts.worker?.idle() ?? Promise.resolve(),
      publish: publishAndWake,
      reconcile: () => {
        compareAll();
      },
      sendReports: () => posting.send(),
      stop: () => stopping.stop(),
    };
  } catch (error) {
    await stopping.stop();
    throw error;
  }
}
