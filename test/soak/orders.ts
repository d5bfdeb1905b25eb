/** What the soak tells the process of the service it starts. */
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
