/**
 * The properties this product keeps in the portal. Lists, views, workflows and reports of the portal read them,
 * so names and option values never change once released.
 */
import type { PortalProperty, PropertyGroup } from './crm.ts';

export const PROPERTY_GROUP: PropertyGroup = { name: 'sla_clock', label: 'SLA clock' };

export const PORTAL_PROPERTIES: readonly PortalProperty[] = [
  {
    objectType: 'contacts',
    name: 'sla_status',
    label: 'SLA status',
    description: 'State of the most urgent SLA promise on this contact. Written by SLA Clock.',
    type: 'enumeration',
    fieldType: 'select',
    options: [
      { value: 'on_track', label: 'On track' },
      { value: 'due_soon', label: 'Due soon' },
      { value: 'overdue', label: 'Overdue' },
      { value: 'met', label: 'Met' },
      { value: 'breached', label: 'Breached' },
      { value: 'not_tracked', label: 'Not tracked' },
    ],
  },
  {
    objectType: 'contacts',
    name: 'sla_promise',
    label: 'SLA promise',
    description: 'The promise that SLA status and SLA deadline speak of. Written by SLA Clock.',
    type: 'string',
    fieldType: 'text',
  },
  {
    objectType: 'contacts',
    name: 'sla_deadline',
    label: 'SLA deadline',
    description: 'When the most urgent promise is due. Written by SLA Clock.',
    type: 'datetime',
    fieldType: 'date',
  },
  {
    objectType: 'contacts',
    name: 'sla_overdue_since',
    label: 'SLA overdue since',
    description: 'The deadline that was missed, while a promise is overdue. Written by SLA Clock.',
    type: 'datetime',
    fieldType: 'date',
  },
  {
    objectType: 'contacts',
    name: 'sla_breaches',
    label: 'SLA breaches',
    description: 'How many promises were broken for this contact so far. Written by SLA Clock.',
    type: 'number',
    fieldType: 'number',
  },
  {
    objectType: 'contacts',
    name: 'sla_touch_minutes',
    label: 'SLA minutes to first touch',
    description: 'Working minutes from the last hand-off to the first touch. Written by SLA Clock.',
    type: 'number',
    fieldType: 'number',
  },
  {
    objectType: 'contacts',
    name: 'sla_disposition_minutes',
    label: 'SLA minutes to disposition',
    description: 'Working minutes from the last hand-off to the disposition. Written by SLA Clock.',
    type: 'number',
    fieldType: 'number',
  },
  {
    objectType: 'contacts',
    name: 'sla_last_verdict',
    label: 'SLA verdict of the last cycle',
    description:
      'How the promises ended the last time all of them had ended: broken when one of them was. Written by SLA Clock.',
    type: 'enumeration',
    fieldType: 'select',
    options: [
      { value: 'met', label: 'Met' },
      { value: 'breached', label: 'Breached' },
      { value: 'excused', label: 'Excused' },
    ],
  },
  {
    objectType: 'contacts',
    name: 'sla_snooze_until',
    label: 'SLA reminders snoozed until',
    description: 'No reminders before this instant; the clocks run on. Read by SLA Clock.',
    type: 'datetime',
    fieldType: 'date',
  },
  {
    objectType: 'contacts',
    name: 'sla_excuse_requests',
    label: 'SLA excuses asked for',
    description:
      'Excuses that were asked for and not decided: clock = owner id: reason; several with a semicolon between. Kept by SLA Clock.',
    type: 'string',
    fieldType: 'text',
  },
  {
    objectType: 'contacts',
    name: 'sla_disposition_reason',
    label: 'SLA disposition reason',
    description: 'Why sales disqualified or recycled the lead. Written by SLA Clock.',
    type: 'string',
    fieldType: 'text',
  },
  {
    objectType: 'contacts',
    name: 'sla_excuses',
    label: 'SLA excuses',
    description:
      'What a manager excused: promise/cycle = reason; several with a semicolon between. Read by SLA Clock.',
    type: 'string',
    fieldType: 'text',
  },
  {
    objectType: 'tasks',
    name: 'sla_effect_key',
    label: 'SLA effect key',
    description:
      'Ties a task to the promise it was made for, so that it is never made twice. Written by SLA Clock.',
    type: 'string',
    fieldType: 'text',
    hasUniqueValue: true,
  },
];
