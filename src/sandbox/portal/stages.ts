/** The lifecycle stage: its order, and who may move it back. */
import { LIFECYCLE_STAGES } from './definitions.ts';
import { valueOf, type Source, type StoredRecord } from './record.ts';

/** HubSpot's record pages may move a stage back; an API call may not. */
const MAY_MOVE_BACK = new Set(['CRM_UI', 'AUTOMATION_PLATFORM']);

/** -1 for no stage and for one nobody defined. */
export function stagePlace(stage: string | null): number {
  return LIFECYCLE_STAGES.findIndex(([name]) => name === stage);
}

/** Whether a write is one that HubSpot answers with success and does not do. Clearing is always done. */
export function movesStageBack(record: StoredRecord, property: string, value: string, by: Source): boolean {
  if (property !== 'lifecyclestage' || value === '' || MAY_MOVE_BACK.has(by.type)) return false;
  return stagePlace(value) < stagePlace(valueOf(record, 'lifecyclestage'));
}
