/** HubSpot's charts as this page draws them: enough for a page that only stands in for HubSpot. */
import { el } from '../page/element.ts';
import type { DrawnComponent, Props } from './components.ts';

type Row = Readonly<Record<string, number | string>>;

interface Axes {
  readonly x: { readonly field: string; readonly label?: string };
  readonly y: { readonly field: string; readonly label?: string };
  readonly options?: {
    readonly groupFieldByColor?: string;
    readonly stacking?: boolean;
    readonly colors?: Readonly<Record<string, string>>;
  };
}

/** So many labels at most stand under the columns. */
const LABELS_AT_MOST = 8;
const LABELS_OF_MANY = 4;

/** With labels at its data it lies, as a list of bars; else it stands, as columns. */
export function barChart(): DrawnComponent {
  const element = el('div', { class: 'hs-chart' });
  let drawn = '';
  return {
    element,
    slot: el('div', {}),
    update(props) {
      const wanted = JSON.stringify([props.data, props.axes, props.options]);
      if (wanted === drawn) return;
      drawn = wanted;
      const rows = (props.data ?? []) as readonly Row[];
      const axes = props.axes as Axes;
      const isLabelled = (props.options as Props | undefined)?.showDataLabels === true;
      element.replaceChildren(...(isLabelled ? bars(rows, axes) : columns(rows, axes)));
    },
  };
}

function bars(rows: readonly Row[], { x, y }: Axes): readonly HTMLElement[] {
  const most = Math.max(1, ...rows.map((row) => Number(row[y.field])));
  return [
    ...rows.map((row) => {
      const bar = el('span', { class: 'hs-chart-bar' });
      bar.style.inlineSize = `${((Number(row[y.field]) / most) * 100).toFixed(1)}%`;
      const [name, value] = [String(row[x.field]), String(row[y.field])];
      return el('div', { class: 'hs-chart-row' }, el('span', {}, `${name}: ${value}`), bar);
    }),
    el('div', { class: 'hs-chart-label' }, y.label ?? ''),
  ];
}

function columns(rows: readonly Row[], { x, y, options = {} }: Axes): readonly HTMLElement[] {
  const { groupFieldByColor: kindField, colors = {} } = options;
  const kindOf = (row: Row): string => (kindField === undefined ? '' : String(row[kindField]));
  const byX = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row[x.field]);
    byX.set(name, [...(byX.get(name) ?? []), row]);
  }
  const sum = (some: readonly Row[]): number => some.reduce((all, row) => all + Number(row[y.field]), 0);
  const most = Math.max(1, ...[...byX.values()].map(sum));
  const said = (row: Row): string => [kindOf(row), String(row[y.field])].filter(Boolean).join(' ');
  const plot = el('div', { class: 'hs-chart-plot', role: 'img' });
  plot.setAttribute(
    'aria-label',
    [...byX].map(([name, some]) => `${name}: ${some.map(said).join(', ')}`).join('; '),
  );
  for (const [name, some] of byX) {
    const stack = el('div', { class: 'hs-chart-column' });
    stack.title = `${name}: ${some.map(said).join(', ')}`;
    for (const row of some) {
      const part = el('div', { class: 'hs-chart-part' });
      part.dataset.color = colors[kindOf(row)] ?? 'default';
      part.style.blockSize = `${((Number(row[y.field]) / most) * 100).toFixed(1)}%`;
      stack.append(part);
    }
    plot.append(stack);
  }
  const kinds = kindField === undefined ? [] : [...new Set(rows.map(kindOf))];
  const legend = kinds.map((kind) => {
    const mark = el('span', { class: 'hs-chart-mark' });
    mark.dataset.color = colors[kind] ?? 'default';
    return el('span', { class: 'hs-chart-kind' }, mark, kind);
  });
  return [
    ...(legend.length === 0 ? [] : [el('div', { class: 'hs-chart-legend' }, ...legend)]),
    el('div', { class: 'hs-chart-label' }, `${y.label ?? ''} (${most})`),
    plot,
    axisOf([...byX.keys()]),
    el('div', { class: 'hs-chart-label' }, x.label ?? ''),
  ];
}

/** A label under each column, or a few of many at their distances. */
function axisOf(names: readonly string[]): HTMLElement {
  const isMany = names.length > LABELS_AT_MOST;
  const shown = isMany
    ? Array.from(
        { length: LABELS_OF_MANY },
        (_, place) => names[Math.round((place * (names.length - 1)) / (LABELS_OF_MANY - 1))] ?? '',
      )
    : names;
  const axis = el('div', { class: 'hs-chart-axis' }, ...shown.map((name) => el('span', {}, name)));
  axis.dataset.many = isMany ? 'yes' : 'no';
  return axis;
}
