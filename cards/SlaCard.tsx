/** The SLA clock in the sidebar of a contact record. */
import { hubspot } from '@hubspot/ui-extensions';
import { ClockCard, type ClockCardProps } from './components/ClockCard.tsx';

export type SlaCardProps = Omit<ClockCardProps, 'size'>;

export function SlaCard({ context, actions }: SlaCardProps) {
  return <ClockCard context={context} actions={actions} size="compact" />;
}

hubspot.extend<'crm.record.sidebar'>(({ context, actions }) => (
  <SlaCard context={context} actions={actions} />
));
