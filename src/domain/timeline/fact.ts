/**
 * A fact is something that became true at HubSpot at an instant. Facts are all the evaluation knows of
 * a record; a fact that is told twice, late or through another channel is still the same fact.
 *
 * Example: `hubspot_owner_id` took the value "41629779" at 2026-03-02T14:00:00Z.
 */
import { type ActivityKind } from '../agreement/agreement.ts';

/** CRM record types a promise can be about. Ids are only unique within a type. */
export type ObjectType = 'contact';

export interface RecordRef {
  readonly objectType: ObjectType;
  /** HubSpot's record id as a decimal string (real ids exceed 2^31). */
  readonly recordId: string;
}

/** Who or what made the change, in HubSpot's vocabulary: `CRM_UI` / `userId:9`, `INTEGRATION` / `<app id>`. */
export interface FactSource {
  readonly type: string;
  readonly id: string;
}

interface FactBase {
  /** The record the fact was told of; after a merge facts of several records make one timeline. */
  readonly record: RecordRef;
  /** When it became true, epoch milliseconds, by HubSpot's clock. */
  readonly occurredAt: number;
  readonly source: FactSource;
}

/** A property took a value. The empty string means it was cleared. */
export interface PropertyFact extends FactBase {
  readonly kind: 'property';
  readonly property: string;
  readonly value: string;
}

export interface CreatedFact extends FactBase {
  readonly kind: 'created';
}

export interface DeletedFact extends FactBase {
  readonly kind: 'deleted';
}

export interface RestoredFact extends FactBase {
  readonly kind: 'restored';
}

/** A privacy deletion: the person must be forgotten. */
export interface ErasedFact extends FactBase {
  readonly kind: 'erased';
}

/** Other records became one with this one; `record` is the survivor. */
export interface MergedFact extends FactBase {
  readonly kind: 'merged';
  readonly mergedIds: readonly string[];
}

/** Something was logged on the record, or a deal was made of it. */
export interface ActivityFact extends FactBase {
  readonly kind: 'activity';
  readonly activity: ActivityKind;
  /** HubSpot's id of the call, e-mail, meeting or deal. */
  readonly activityId: string;
}

export type Fact =
  PropertyFact | CreatedFact | DeletedFact | RestoredFact | ErasedFact | MergedFact | ActivityFact;
