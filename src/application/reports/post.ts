/** What reports are sent by. Implemented in src/adapters/notify. */
import { type Language } from '../../domain/agreement/agreement.ts';
import { type PostReason } from './reportLog.ts';
import { OwnError } from '../../domain/ownError.ts';

/** A report as a message. */
export interface Mail {
  readonly subject: string;
  readonly language: Language;
  readonly text: string;
  /** The words of the report alone, one line a sentence. */
  readonly lines: readonly string[];
  readonly html: string;
  /** Shown in the HTML as `cid:<id>`. */
  readonly pictures: readonly Picture[];
  readonly table: Table;
}

/** Rectangles on nothing, so that it can stand on a light ground and on a dark one. */
export interface Picture {
  readonly id: string;
  /** In the units of its rectangles. */
  readonly width: number;
  readonly height: number;
  readonly rectangles: readonly Rectangle[];
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` */
  readonly colour: string;
}

/** A table for spreadsheets: a line of headings, then the others. */
export interface Table {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Names a message, and stays the same when it is sent again: letters, digits, dots and hyphens. */
export type MessageName = string;

export interface Mailer {
  /**
   * Resolves when the server has taken the message.
   * @throws PostFailed; after `stopped` it is not known whether the server took it
   */
  send(to: string, mail: Mail, name: MessageName, stopped: AbortSignal): Promise<void>;
}

export interface Chat {
  /** @throws PostFailed */
  tell(text: string, stopped: AbortSignal): Promise<void>;
}

/** A server that does not answer, or answered no. It says no address and no secret. */
export class PostFailed extends OwnError {
  override readonly name = 'PostFailed';
  readonly reason: Exclude<PostReason, 'fault'>;

  constructor(reason: PostFailed['reason'], detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.reason = reason;
  }
}
