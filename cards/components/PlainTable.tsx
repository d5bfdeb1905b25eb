/** A table of words and numbers alone: what one may sort, open or press is drawn by whoever has it. */
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';

type Paging =
  | { readonly paginated: false }
  | {
      readonly paginated: true;
      readonly pageCount: number;
      readonly page: number;
      readonly onPageChange: (page: number) => void;
    };

export function PlainTable({
  heads,
  rows,
  paging,
}: {
  readonly heads: readonly string[];
  /** Of each row its cells, as many as there are heads. */
  readonly rows: readonly (readonly string[])[];
  readonly paging?: Paging;
}) {
  return (
    <Table bordered density="compact" {...paging}>
      <TableHead>
        <TableRow>
          {heads.map((head, place) => (
            <TableHeader key={place}>{head}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((cells, row) => (
          <TableRow key={row}>
            {cells.map((cell, place) => (
              <TableCell key={place}>{cell}</TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
