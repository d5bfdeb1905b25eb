/** Leads in a table: the lead with its promise, who holds it, and what else is to be said of each. */
import type { ReactNode } from 'react';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';
import { message } from '../../messages/message.ts';
import type { PageBoardRow } from '../../pageContract.ts';
import type { PageDesk } from './desk.ts';
import { RecordLink } from './RecordLink.tsx';

type LeadRow = Pick<PageBoardRow, 'contactId' | 'promise' | 'side' | 'owner' | 'team'>;

export function LeadRows<Row extends LeadRow>({
  desk,
  uiDomain,
  rows,
  header,
  children,
}: {
  readonly desk: PageDesk;
  /** The host of addresses of records; null: not known. */
  readonly uiDomain: string | null;
  readonly rows: readonly Row[];
  /** Of the last column. */
  readonly header: string;
  /** What stands there. */
  readonly children: (row: Row) => ReactNode;
}) {
  const { locale } = desk;
  return (
    <Table bordered density="compact">
      <TableHead>
        <TableRow>
          <TableHeader>{message(locale, 'leads.lead')}</TableHeader>
          <TableHeader>{message(locale, 'leads.holder')}</TableHeader>
          <TableHeader>{header}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row, place) => (
          <TableRow key={`${row.contactId} ${place}`}>
            <TableCell>
              <RecordLink desk={desk} uiDomain={uiDomain} contactId={row.contactId} promise={row.promise} />
            </TableCell>
            <TableCell>
              {row.owner ??
                row.team ??
                message(locale, row.side === 'marketing' ? 'leads.marketing' : 'leads.nobody')}
            </TableCell>
            <TableCell>{children(row)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
