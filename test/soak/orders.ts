/** What the soak tells the process of the service it starts. */
import { type Environment } from '../../config/environment.ts';

export interface ServiceOrders {
  /** Epoch ms. */
  readonly startAt: number;
  readonly port: number;
  readonly publicUrl: string;
  readonly hubspotUrl: string;
  readonly accessToken: string;
  readonly clientSecret: string;
  /** null: the embedded store in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly agreementText: string;
}

/** The settings of the service that is told so: one process, on the shipped agreement's path, without reports. */
export function settingsOf(orders: ServiceOrders, logLevel: string): Environment {
  const { accessToken, clientSecret, publicUrl, hubspotUrl, databaseUrl, dataFolder, port } = orders;
  return {
    role: 'all',
    accessToken,
    web: { clientSecrets: [clientSecret], publicUrl },
    hubspotUrl,
    databaseUrl,
    databaseDirectUrl: null,
    dataFolder,
    agreementFile: 'config/sla.yml',
    port,
    logLevel,
    smtpUrl: null,
    smtpFrom: null,
    chatWebhookUrl: null,
  };
}
