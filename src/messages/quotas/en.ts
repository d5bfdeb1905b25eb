/** Marketing's side of the agreement, in English: how its quotas are written, and how they are kept. */
export const quotasEn = {
  'contract.section.quota': 'Quota “{name}” ({id})',
  'contract.clause.counts': 'what is counted',
  'contract.clause.amount': 'amount',
  'contract.clause.per': 'in each',
  'contract.counts.leads': 'leads, when they are first handed off',
  'contract.counts.qualifiedLeads': 'leads that sales qualifies, when it first does',
  'contract.per.month': 'month',
  'contract.per.quarter': 'quarter',
  'cause.doubleQuota': 'a quota with the id {value} stands above already',
  'fix.counts': 'Write leads or qualified leads',
  'fix.amount': 'Write a whole number from 1 to 1000000',
  'fix.per': 'Write month or quarter',
  'lint.sameQuota': '{value} counts the same as {other}',
  'fix.sameQuota': 'Leave one of them out',
  'lint.neverLead': 'no lead can be like this, so the quota never counts anything',
  'fix.neverLead': 'Mend for: it must fit the definition of lead',
  'lint.neverQualified': 'no qualified lead can be like this, so the quota never counts anything',
  'fix.neverQualified': 'Mend for: it must fit the disposition qualified',
  'lint.bornEnded': 'records like these are {value} already, so they are never handed off',

  'figures.marketing.title': 'Marketing’s side',
  'figures.marketing.quota': '{words}: {actual, number} of {amount}, {when}',
  'figures.marketing.since': 'counts since {since}, so {amount} of {whole} are promised',
  'figures.marketing.pace':
    'after {passed} of {days} working days {goal} were due: {side, select, ahead {{gap} ahead} behind {{gap} behind} other {on the line}}',
  'figures.marketing.required': 'needed from now on: {rate} a working day',
  'figures.marketing.reached': 'reached',
  'figures.marketing.forecast':
    'to be expected by the end: {expected}; in 95 of 100 cases between {low} and {high}',
  'figures.marketing.noForecast': 'fewer than three working days have passed: too little data for a forecast',
  'figures.marketing.unpaced': 'no working day is left in this period, so there is no pace',
  'figures.marketing.handedOver':
    'Handed over in the period: {first, plural, one {# lead} other {# leads}}. Beside them, not counted: {again, number} handed over again, {imported, number} by an import that is ignored, {redefined, number} only because the definition changed',
  'figures.marketing.accepted':
    'Accepted: {share} of what sales ended was qualified ({met, number} of {judged, number}; 95 in 100 cases between {low} and {high})',
  'figures.marketing.acceptedFew':
    'Accepted: {met, number} of {judged, number} that sales ended, too few to judge by (between {low} and {high})',
  'figures.marketing.noEnding': 'Sales has ended nothing in the period',
  'figures.marketing.undecided':
    '{count, plural, one {# lead is} other {# leads are}} none any more without anybody’s decision',
  'figures.marketing.rejected':
    '{ending, select, recycled {Recycled} other {Disqualified}}, {reason}: {count, number}',
  'figures.marketing.noReason': 'for no reason the agreement knows',
  'figures.marketing.source':
    'From {name}: {leads, plural, one {# lead} other {# leads}}, {qualified, number} qualified',
} as const satisfies Record<string, string>;
