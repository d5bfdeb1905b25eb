/** The agreements of a service, as it begins, and how it publishes others. */
import { type Logger } from 'pino';
import { lintAgreement } from '../../config/agreement/lint.ts';
import { type Problem } from '../../config/agreement/problem.ts';
import { type ReadAgreement } from '../../config/agreement/read.ts';
import {
  CurrentAgreements,
  publishAgreement,
  type Publication,
  type Published,
} from '../application/agreements.ts';
import { type Store } from '../application/store.ts';
import { type TimeSource } from '../application/timeSource.ts';
import { type Agreement } from '../domain/agreement/agreement.ts';
import { onlyVersion } from '../domain/agreement/versions.ts';

export interface OwnAgreements {
  readonly agreements: CurrentAgreements;
  readonly publish: (text: string) => Promise<Published<Problem>>;
}

/**
 * Publishes the file's text, unless it is an earlier version: then the last one published stays in force, since a file that
 * was forgotten on one of several machines must not take back what was agreed since.
 */
export async function publishOwn(
  store: Store,
  read: (text: string) => ReadAgreement,
  written: Agreement,
  {
    agreementText,
    environment: { agreementFile: file },
    time,
    log,
  }: {
    readonly agreementText: string;
    readonly environment: { readonly agreementFile: string };
    readonly time: TimeSource;
    readonly log: Logger;
  },
): Promise<OwnAgreements> {
  const agreements = new CurrentAgreements(onlyVersion(written));
  const publish = async (text: string, how?: Publication): Promise<Published<Problem>> => {
    const published = await publishAgreement(store, read, text, time.now(), how);
    if (published.ok) agreements.replace(published.history);
    return published;
  };
  const begun = await publish(agreementText, { onlyNew: true });
  if (begun.ok && begun.isEarlier) {
    log.warn(
      { file, version: written.version },
      'the file holds an earlier version of the agreement; the last one published stays in force',
    );
  }
  for (const { line, cause } of lintAgreement(agreementText)) {
    log.warn(
      // Its words would quote the agreement, which names people; `sla check` says them.
      { line, warning: cause.key },
      'the agreement may not mean what it says; `sla check` tells why',
    );
  }
  return { agreements, publish: (text: string) => publish(text) };
}
