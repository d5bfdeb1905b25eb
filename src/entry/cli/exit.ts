/** How a command ends. The numbers are told in `sla --help`, so that scripts can rest on them. */
export const EXIT = {
  done: 0,
  /** Something was found or refused; the message says what to do. */
  refused: 1,
  /** The command was not written as it takes it. */
  usage: 2,
  /** HubSpot or the database cannot be reached; the same command may work later. */
  unavailable: 3,
  /** The doctor found an error. */
  broken: 4,
  /** Ctrl-C; what was done so far is whole. */
  interrupted: 130,
} as const;

/** Ends a command with a message for the person at the terminal. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  constructor(message: string, code: number = EXIT.refused) {
    super(message);
    this.code = code;
  }
}

/** Somebody pressed Ctrl-C, and the command has left things whole. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
