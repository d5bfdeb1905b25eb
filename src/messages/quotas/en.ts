/** Marketing's side of the agreement, in English: how its quotas are written, and how they are kept. */
export const quotasEn = {
  'contract.section.quota': 'Quota “{name}” ({id})',
  'contract.clause.counts': 'what is counted',
  'contract.clause.amount': 'amount',
  'contract.clause.currency': 'currency',
  'contract.clause.per': 'in each',
  'contract.counts.leads': 'leads, when they are first handed off',
  'contract.counts.qualifiedLeads': 'leads that sales qualifies, when it first does',
  'contract.counts.pipelineValue': 'what the deals are worth that are made of leads after their hand-off',
  'contract.per.month': 'month',
  'contract.per.quarter': 'quarter',
  'cause.doubleQuota': 'a quota with the id {value} stands above already',
  'fix.counts': 'Write leads, qualified leads or pipeline value',
  'fix.amount': 'Write a whole number from 1 to 1000000000000',
  'fix.currency': 'Write the company currency of the HubSpot account by its three letters, such as EUR',
  'cause.currencyOf': '{value} are counted, and are no money',
  'fix.noCurrency': 'Leave currency out, or write counts: pipeline value',
  'fix.per': 'Write month or quarter',
  'lint.sameQuota': '{value} counts the same as {other}',
  'fix.sameQuota': 'Leave one of them out',
  'lint.neverLead': 'no lead can be like this, so the quota never counts anything',
  'fix.neverLead': 'Mend for: it must fit the definition of lead',
  'lint.neverQualified': 'no qualified lead can be like this, so the quota never counts anything',
  'fix.neverQualified': 'Mend for: it must fit the disposition qualified',
  'lint.bornEnded': 'records like these are {value} already, so they are never handed off',
  'doctor.purpose.deals': 'deals, whose worth the agreement’s quotas count',
  'doctor.quotaCurrency.what':
    'The quota {quota} is in {own}, and the company currency of the account is {currency}: no deal counts.',
  'doctor.quotaCurrency.todo': 'Write currency: {currency} and the amount in it, and publish the agreement.',

  'figures.marketing.title': 'Marketing’s side',
  'figures.marketing.quota': '{words}: {actual} of {amount}, {when}',
  'figures.marketing.since': 'counts since {since}, so {amount} of {whole} are promised',
  'figures.marketing.pace':
    'after {passed} of {days} working days {goal} were due: {side, select, ahead {{gap} ahead} behind {{gap} behind} other {on the line}}',
  'figures.marketing.required': 'needed from now on: {rate} a working day',
  'figures.marketing.reached': 'reached',
  'figures.marketing.forecast':
    'to be expected by the end: {expected}; in 95 of 100 cases between {low} and {high}',
  'figures.marketing.deals': 'what {count, plural, one {# deal is} other {# deals are}} worth now; read {at}',
  'figures.marketing.unvalued': '{count, plural, one {# more has} other {# more have}} no amount yet',
  'figures.marketing.elsewhere':
    '{count, plural, one {# more is known in another currency only and not counted} other {# more are known in another currency only and not counted}}',
  'figures.marketing.dealsUnread': 'the deals in HubSpot have not been read yet',
  'figures.marketing.noDeals': 'no deal has an amount yet that a forecast could be made of',
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
