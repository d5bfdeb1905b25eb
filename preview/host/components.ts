/** HubSpot's components as this page draws them. One that is not drawn yet shows as a placeholder with its name. */
import { el } from '../page/element.ts';
import { barChart } from './charts.ts';
import { accordion, list, select, textArea, toggle } from './controls.ts';
import { autoGrid, emptyState, link, statistic, tab, table, tabList } from './parts.ts';

export type Props = Readonly<Record<string, unknown>>;

export interface DrawnComponent {
  readonly element: HTMLElement;
  /** Where the component's children go. */
  readonly slot: HTMLElement;
  update(props: Props): void;
}

type Drawer = () => DrawnComponent;

const DRAWERS: Readonly<Record<string, Drawer>> = {
  Flex: () =>
    simple('div', 'hs-flex', ({ direction, gap, justify, align, wrap }) => ({
      direction: direction ?? 'row',
      gap: gap ?? 'flush',
      justify,
      align,
      wrap: wrap === true || wrap === 'wrap' ? 'wrap' : undefined,
    })),
  Text: () =>
    simple('div', 'hs-text', ({ variant, format }) => ({
      variant,
      weight: (format as Props | undefined)?.fontWeight,
    })),
  Heading: () => simple('h3', 'hs-heading', () => ({})),
  Divider: () => simple('hr', 'hs-divider', () => ({})),
  StatusTag: () =>
    simple('span', 'hs-status-tag', ({ variant, hollow }) => ({
      variant: variant ?? 'default',
      hollow: hollow === true ? 'yes' : undefined,
    })),
  ProgressBar: progressBar,
  Alert: alert,
  ErrorState: errorState,
  LoadingSpinner: loadingSpinner,
  Button: button,
  LoadingButton: button,
  Accordion: accordion,
  Select: select,
  TextArea: textArea,
  Toggle: toggle,
  List: list,
  BarChart: barChart,
  Tabs: tabList,
  Tab: tab,
  Statistics: () => simple('div', 'hs-statistics', () => ({})),
  StatisticsItem: statistic,
  EmptyState: emptyState,
  Link: link,
  Tile: () => simple('div', 'hs-tile', () => ({})),
  AutoGrid: autoGrid,
  Table: table,
  TableHead: () => simple('thead', 'hs-table-head', () => ({})),
  TableBody: () => simple('tbody', 'hs-table-body', () => ({})),
  TableRow: () => simple('tr', 'hs-table-row', () => ({})),
  TableHeader: () => simple('th', 'hs-table-header', () => ({})),
  TableCell: () => simple('td', 'hs-table-cell', () => ({})),
};

export function drawerOf(name: string): Drawer {
  return DRAWERS[name] ?? (() => placeholder(name));
}

/** A component that is one element whose looks follow from data attributes. */
function simple(
  tag: string,
  className: string,
  looks: (props: Props) => Record<string, unknown>,
): DrawnComponent {
  const element = el(tag, { class: className });
  return {
    element,
    slot: element,
    update(props) {
      for (const [name, value] of Object.entries(looks(props))) {
        if (typeof value === 'string') element.setAttribute(`data-${name}`, value);
        else element.removeAttribute(`data-${name}`);
      }
    },
  };
}

function progressBar(): DrawnComponent {
  const fill = el('div', { class: 'hs-progress-fill' });
  const track = el('div', { class: 'hs-progress-track', role: 'progressbar' }, fill);
  const described = el('div', { class: 'hs-progress-value' });
  const element = el('div', { class: 'hs-progress' }, track, described);
  return {
    element,
    slot: el('div', {}),
    update(props) {
      const max = numberOf(props.maxValue ?? props.valueMax, 100);
      const value = numberOf(props.value, 0);
      const percent = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
      fill.style.inlineSize = `${percent.toFixed(2)}%`;
      element.dataset.variant = textOf(props.variant, 'default');
      described.textContent = textOf(props.valueDescription);
      track.setAttribute('aria-valuemin', '0');
      track.setAttribute('aria-valuemax', String(max));
      track.setAttribute('aria-valuenow', String(value));
      track.setAttribute('aria-valuetext', textOf(props.valueDescription));
      track.setAttribute('aria-label', textOf(props['aria-label'], textOf(props.title)));
    },
  };
}

function alert(): DrawnComponent {
  const title = el('div', { class: 'hs-alert-title' });
  const slot = el('div', { class: 'hs-alert-body' });
  const element = el('div', { class: 'hs-alert', role: 'status' }, title, slot);
  return {
    element,
    slot,
    update(props) {
      title.textContent = textOf(props.title);
      element.dataset.variant = textOf(props.variant, 'info');
    },
  };
}

function errorState(): DrawnComponent {
  const title = el('div', { class: 'hs-error-title' });
  const slot = el('div', { class: 'hs-error-body' });
  const element = el('div', { class: 'hs-error', role: 'status' }, title, slot);
  return {
    element,
    slot,
    update(props) {
      title.textContent = textOf(props.title);
    },
  };
}

function loadingSpinner(): DrawnComponent {
  const label = el('span', {});
  const element = el(
    'div',
    { class: 'hs-loading', role: 'status' },
    el('span', { class: 'hs-spinner' }),
    label,
  );
  return {
    element,
    slot: el('div', {}),
    update(props) {
      label.textContent = textOf(props.label);
      label.className = props.showLabel === true ? '' : 'visually-hidden';
    },
  };
}

function button(): DrawnComponent {
  const element = el('button', { class: 'hs-button', type: 'button' });
  let onClick: unknown;
  element.addEventListener('click', () => {
    if (typeof onClick === 'function') (onClick as () => void)();
  });
  return {
    element,
    slot: element,
    update(props) {
      onClick = props.onClick;
      element.dataset.variant = textOf(props.variant, 'secondary');
      element.toggleAttribute('disabled', props.disabled === true);
      element.setAttribute('aria-busy', String(props.loading === true));
    },
  };
}

function placeholder(name: string): DrawnComponent {
  const slot = el('div', {});
  const element = el('div', { class: 'hs-placeholder' }, el('code', {}, `<${name}>`), slot);
  return { element, slot, update: () => undefined };
}

function textOf(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
