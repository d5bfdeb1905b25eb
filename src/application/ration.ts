/** Of all effects of one owner and day only so many are sent, the earliest due first; the others are held back. */
export interface Ration {
  readonly ownerId: string;
  /** Local date, YYYY-MM-DD. */
  readonly day: string;
  readonly atMost: number;
  readonly dueAt: number;
}
