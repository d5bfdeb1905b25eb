/** Tables for spreadsheets: cells that one would take for a formula are disarmed, and a mark says that it is UTF-8. */
import { stringify } from 'csv-stringify/sync';

export function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
