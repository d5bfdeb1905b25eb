/** The SLA clock in a tab of a contact record, with how it came about. */
import { hubspot } from '@hubspot/ui-extensions';
import { ClockCard, type ClockCardProps } from './components/ClockCard.tsx';

export type SlaTabProps = Omit<ClockCardProps, 'size'>;

export function SlaTab({ context, actions }: SlaTabProps) {
  return <ClockCard context={context} actions={actions} size="full" />;
}

hubspot.extend<'crm.record.tab'>(({ context, actions }) => <SlaTab context={context} actions={actions} />);
