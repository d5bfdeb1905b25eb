/** The properties a portal has from the start, those the sandbox's story needs, with HubSpot's names and options. */
import { type ObjectType } from './kinds.ts';

export type PropertyType = 'string' | 'number' | 'bool' | 'enumeration' | 'date' | 'datetime';

export interface PropertyOption {
  readonly value: string;
  readonly label: string;
  readonly displayOrder: number;
  readonly hidden: boolean;
}

export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly groupName: string;
  readonly type: PropertyType;
  readonly fieldType: string;
  readonly options: readonly PropertyOption[];
  readonly hasUniqueValue: boolean;
  /** Set by HubSpot alone; a write to it is refused. */
  readonly readOnly: boolean;
  readonly hubspotDefined: boolean;
  /** Its values are ids of owners. */
  readonly ofOwners: boolean;
  /** Webhooks do not tell its values. */
  readonly sensitive?: boolean;
}

export interface GroupDefinition {
  readonly name: string;
  readonly label: string;
  readonly displayOrder: number;
}

export const LIFECYCLE_STAGES: readonly (readonly [value: string, label: string])[] = [
  ['subscriber', 'Subscriber'],
  ['lead', 'Lead'],
  ['marketingqualifiedlead', 'Marketing qualified lead'],
  ['salesqualifiedlead', 'Sales qualified lead'],
  ['opportunity', 'Opportunity'],
  ['customer', 'Customer'],
  ['evangelist', 'Evangelist'],
  ['other', 'Other'],
];

const LEAD_STATUSES: readonly (readonly [string, string])[] = [
  ['NEW', 'New'],
  ['OPEN', 'Open'],
  ['IN_PROGRESS', 'In progress'],
  ['OPEN_DEAL', 'Open deal'],
  ['UNQUALIFIED', 'Unqualified'],
  ['ATTEMPTED_TO_CONTACT', 'Attempted to contact'],
  ['CONNECTED', 'Connected'],
  ['BAD_TIMING', 'Bad timing'],
];

export function optionsOf(pairs: readonly (readonly [string, string])[]): readonly PropertyOption[] {
  return pairs.map(([value, label], displayOrder) => ({ value, label, displayOrder, hidden: false }));
}

function define(
  groupName: string,
  name: string,
  label: string,
  type: PropertyType,
  fieldType: string,
  more: Partial<PropertyDefinition> = {},
): PropertyDefinition {
  return {
    name,
    label,
    description: '',
    groupName,
    type,
    fieldType,
    options: [],
    hasUniqueValue: false,
    readOnly: false,
    hubspotDefined: true,
    ofOwners: false,
    ...more,
  };
}

const CONTACT = 'contactinformation';
const TASK = 'task';
const DEAL = 'dealinformation';
const ENGAGEMENT = 'engagementinformation';
const READ_ONLY = { readOnly: true };

/** What every kind of activity has; `more` are those of its own. */
function engagement(...more: readonly PropertyDefinition[]): readonly PropertyDefinition[] {
  return [
    define(ENGAGEMENT, 'hs_timestamp', 'Activity date', 'datetime', 'date'),
    define(ENGAGEMENT, 'hubspot_owner_id', 'Activity assigned to', 'enumeration', 'select', {
      ofOwners: true,
    }),
    ...more,
    define(ENGAGEMENT, 'hs_createdate', 'Create date', 'datetime', 'date', READ_ONLY),
    define(ENGAGEMENT, 'hs_lastmodifieddate', 'Last modified date', 'datetime', 'date', READ_ONLY),
    define(ENGAGEMENT, 'hs_object_id', 'Record ID', 'number', 'number', READ_ONLY),
  ];
}

function choice(name: string, label: string, ...values: readonly string[]): PropertyDefinition {
  return define(ENGAGEMENT, name, label, 'enumeration', 'select', {
    options: optionsOf(values.map((value) => [value, value])),
  });
}

const ENGAGEMENT_GROUPS: readonly GroupDefinition[] = [
  { name: ENGAGEMENT, label: 'Activity information', displayOrder: 0 },
];

export const STANDARD_GROUPS: Readonly<Record<ObjectType, readonly GroupDefinition[]>> = {
  contacts: [{ name: CONTACT, label: 'Contact information', displayOrder: 0 }],
  tasks: [{ name: TASK, label: 'Task information', displayOrder: 0 }],
  deals: [{ name: DEAL, label: 'Deal information', displayOrder: 0 }],
  calls: ENGAGEMENT_GROUPS,
  emails: ENGAGEMENT_GROUPS,
  meetings: ENGAGEMENT_GROUPS,
  notes: ENGAGEMENT_GROUPS,
};

export const STANDARD_PROPERTIES: Readonly<Record<ObjectType, readonly PropertyDefinition[]>> = {
  contacts: [
    define(CONTACT, 'firstname', 'First name', 'string', 'text'),
    define(CONTACT, 'lastname', 'Last name', 'string', 'text'),
    define(CONTACT, 'email', 'Email', 'string', 'text', { hasUniqueValue: true }),
    define(CONTACT, 'company', 'Company name', 'string', 'text'),
    define(CONTACT, 'jobtitle', 'Job title', 'string', 'text'),
    define(CONTACT, 'lifecyclestage', 'Lifecycle stage', 'enumeration', 'radio', {
      options: optionsOf(LIFECYCLE_STAGES),
    }),
    define(CONTACT, 'hs_lead_status', 'Lead status', 'enumeration', 'radio', {
      options: optionsOf(LEAD_STATUSES),
    }),
    define(CONTACT, 'hubspot_owner_id', 'Contact owner', 'enumeration', 'select', { ofOwners: true }),
    define(CONTACT, 'notes_last_contacted', 'Last contacted', 'datetime', 'date', READ_ONLY),
    define(CONTACT, 'num_associated_deals', 'Number of associated deals', 'number', 'number', READ_ONLY),
    define(CONTACT, 'createdate', 'Create date', 'datetime', 'date', READ_ONLY),
    define(CONTACT, 'lastmodifieddate', 'Last modified date', 'datetime', 'date', READ_ONLY),
    define(CONTACT, 'hs_object_id', 'Record ID', 'number', 'number', READ_ONLY),
    define(CONTACT, 'hs_merged_object_ids', 'Merged record IDs', 'string', 'text', READ_ONLY),
    define(CONTACT, 'hs_calculated_merged_vids', 'Merged IDs with instants', 'string', 'text', READ_ONLY),
  ],
  tasks: [
    define(TASK, 'hs_timestamp', 'Due date', 'datetime', 'date'),
    define(TASK, 'hs_task_subject', 'Task title', 'string', 'text'),
    define(TASK, 'hs_task_body', 'Notes', 'string', 'textarea'),
    define(TASK, 'hs_task_status', 'Task status', 'enumeration', 'select', {
      options: optionsOf([
        ['NOT_STARTED', 'Not started'],
        ['IN_PROGRESS', 'In progress'],
        ['WAITING', 'Waiting'],
        ['DEFERRED', 'Deferred'],
        ['COMPLETED', 'Completed'],
      ]),
    }),
    define(TASK, 'hs_task_priority', 'Priority', 'enumeration', 'select', {
      options: optionsOf([
        ['NONE', 'None'],
        ['LOW', 'Low'],
        ['MEDIUM', 'Medium'],
        ['HIGH', 'High'],
      ]),
    }),
    define(TASK, 'hs_task_type', 'Task type', 'enumeration', 'select', {
      options: optionsOf([
        ['TODO', 'To-do'],
        ['CALL', 'Call'],
        ['EMAIL', 'Email'],
      ]),
    }),
    define(TASK, 'hubspot_owner_id', 'Assigned to', 'enumeration', 'select', { ofOwners: true }),
    define(TASK, 'hs_task_completion_date', 'Completed at', 'datetime', 'date', READ_ONLY),
    define(TASK, 'hs_createdate', 'Create date', 'datetime', 'date', READ_ONLY),
    define(TASK, 'hs_lastmodifieddate', 'Last modified date', 'datetime', 'date', READ_ONLY),
    define(TASK, 'hs_object_id', 'Record ID', 'number', 'number', READ_ONLY),
  ],
  deals: [
    define(DEAL, 'dealname', 'Deal name', 'string', 'text'),
    define(DEAL, 'amount', 'Amount', 'number', 'number'),
    define(DEAL, 'amount_in_home_currency', 'Amount in company currency', 'number', 'number', READ_ONLY),
    define(DEAL, 'deal_currency_code', 'Currency', 'enumeration', 'select', {
      options: optionsOf([
        ['GBP', 'GBP'],
        ['EUR', 'EUR'],
      ]),
    }),
    define(DEAL, 'pipeline', 'Pipeline', 'enumeration', 'select', {
      options: optionsOf([['default', 'Sales pipeline']]),
    }),
    define(DEAL, 'dealstage', 'Deal stage', 'enumeration', 'radio', {
      options: optionsOf([
        ['appointmentscheduled', 'Appointment scheduled'],
        ['qualifiedtobuy', 'Qualified to buy'],
        ['contractsent', 'Contract sent'],
        ['closedwon', 'Closed won'],
        ['closedlost', 'Closed lost'],
      ]),
    }),
    define(DEAL, 'closedate', 'Close date', 'datetime', 'date'),
    define(DEAL, 'hubspot_owner_id', 'Deal owner', 'enumeration', 'select', { ofOwners: true }),
    define(DEAL, 'createdate', 'Create date', 'datetime', 'date'),
    define(DEAL, 'hs_lastmodifieddate', 'Last modified date', 'datetime', 'date', READ_ONLY),
    define(DEAL, 'hs_object_id', 'Record ID', 'number', 'number', READ_ONLY),
  ],
  calls: engagement(
    define(ENGAGEMENT, 'hs_call_title', 'Call title', 'string', 'text'),
    define(ENGAGEMENT, 'hs_call_duration', 'Duration', 'number', 'number'),
    choice('hs_call_direction', 'Direction', 'INBOUND', 'OUTBOUND'),
    choice('hs_call_status', 'Status', 'COMPLETED', 'NO_ANSWER', 'BUSY', 'FAILED', 'CANCELED'),
  ),
  emails: engagement(
    define(ENGAGEMENT, 'hs_email_subject', 'Subject', 'string', 'text'),
    choice('hs_email_direction', 'Direction', 'EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL'),
    choice('hs_email_status', 'Status', 'SENT', 'BOUNCED', 'FAILED'),
  ),
  meetings: engagement(
    define(ENGAGEMENT, 'hs_meeting_title', 'Title', 'string', 'text'),
    define(ENGAGEMENT, 'hs_meeting_start_time', 'Start time', 'datetime', 'date'),
    choice('hs_meeting_outcome', 'Outcome', 'SCHEDULED', 'COMPLETED', 'RESCHEDULED', 'NO_SHOW', 'CANCELED'),
  ),
  notes: engagement(define(ENGAGEMENT, 'hs_note_body', 'Body', 'string', 'textarea')),
};
