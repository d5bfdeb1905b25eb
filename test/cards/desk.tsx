/** Shows a card over a service that a test plays: what it answers to each question, and what it was sent. */
import { jest } from '@jest/globals';
import type { ComponentType } from 'react';
import {
  Accordion,
  Alert,
  Button,
  Heading,
  LoadingButton,
  Select,
  StatusTag,
  Text,
  TextArea,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import type { ActAnswer, CardAct, CardAnswer, WhyAnswer } from '../../cards/contract.ts';
import type { ClockCardProps } from '../../cards/components/ClockCard.tsx';

/** A Response stands as it is, an Error for a question that nobody answers. */
type Reply<T> = T | Error | Response | Promise<T>;
type Renderer = ReturnType<typeof createRenderer<'crm.record.sidebar'>>;

/** What the service says now; a test changes it as it goes. */
export interface Service {
  clocks: Reply<CardAnswer>;
  why?: Reply<WhyAnswer>;
  /** Answers to acts, one by one; the last stands for all later ones. */
  acts?: Reply<ActAnswer>[];
}

export interface Desk {
  readonly r: Renderer;
  readonly service: Service;
  /** Addresses asked for, without the service's own. */
  readonly asked: string[];
  readonly acts: CardAct[];
}

interface Sent {
  readonly method?: string;
  readonly body?: CardAct;
}

/** HubSpot's worker global that carries a card's requests to its signing proxy. */
export const worker = globalThis as unknown as {
  self?: unknown;
  hsFetch?: (url: string, options: Sent) => Promise<Response>;
};

export async function showDesk(
  Card: ComponentType<Omit<ClockCardProps, 'size'>>,
  service: Service,
  { locale = 'en-GB' }: { locale?: string } = {},
): Promise<Desk> {
  const asked: string[] = [];
  const acts: CardAct[] = [];
  const replyTo = (path: string, { method, body }: Sent): Reply<unknown> => {
    if (path.endsWith('/act') && method === 'POST' && body) {
      acts.push(body);
      return service.acts?.[Math.min(acts.length, service.acts.length) - 1] ?? { ok: true };
    }
    return path.includes('/why?') ? service.why : service.clocks;
  };
  worker.hsFetch = async (url, options) => {
    const path = url.replace('https://sla.example.com/hubspot/card/contacts/151', '');
    asked.push(path);
    const reply = await replyTo(path, options);
    if (reply instanceof Error) throw reply;
    if (reply instanceof Response) return reply;
    return Response.json(reply);
  };
  const r = createRenderer('crm.record.sidebar');
  r.mocks.context.crm.objectId = 151;
  r.mocks.context.portal.timezone = 'UTC';
  r.mocks.context.user.locale = locale;
  r.mocks.context.variables = { PUBLIC_URL: 'https://sla.example.com' };
  r.render(<Card context={r.mocks.context} actions={r.mocks.actions} />);
  await pass(0);
  return { r, service, asked, acts };
}

/** Kept before any test fakes it: React waits for the real one between two drawings. */
const realTurn = setImmediate;
const STEP_MS = 1000;

/** Lets time pass on the faked clock, a second at a time, and lets React finish drawing after each. */
export async function pass(ms: number): Promise<void> {
  let left = ms;
  do {
    await jest.advanceTimersByTimeAsync(Math.min(left, STEP_MS));
    left -= STEP_MS;
    await new Promise((resolve) => realTurn(resolve));
  } while (left > 0);
}

export async function press({ r }: Desk, id: string): Promise<void> {
  const buttons = [Button, LoadingButton].flatMap((component) =>
    r.findAll(component as typeof Button, (node) => idOf(node) === id),
  );
  if (buttons.length !== 1) throw new Error(`${buttons.length} buttons are called ${id}`);
  buttons[0]?.trigger('onClick');
  await pass(0);
}

export async function choose({ r }: Desk, value: string): Promise<void> {
  r.findByTestId(Select, 'act-choice').props.onChange?.(value);
  await pass(0);
}

export async function write({ r }: Desk, text: string): Promise<void> {
  r.findByTestId(TextArea, 'act-text').props.onInput?.(text);
  await pass(0);
}

export async function openWhy({ r }: Desk): Promise<void> {
  r.findByTestId(Accordion, 'why').trigger('onClick');
  await pass(0);
}

/** The labels of the acts on offer. */
export const offered = ({ r }: Desk): (string | null)[] =>
  r.findAll(Button, (node) => /^act-(?!cancel|send)/.test(idOf(node))).map((node) => node.text);

export const choices = ({ r }: Desk): string[] =>
  r.findByTestId(Select, 'act-choice').props.options.map(({ label }) => label);

/** The reason on show why something was not done. */
export const refusal = ({ r }: Desk): string | null => r.maybeFindByTestId(Alert, 'act-failed')?.text ?? null;

export const text = ({ r }: Desk, id: string): string | null =>
  [Text, Heading, StatusTag].flatMap((component) =>
    r.findAll(component as typeof Text, (node) => idOf(node) === id),
  )[0]?.text ?? null;

const idOf = (node: { readonly props: object }): string =>
  (node.props as { readonly testId?: string }).testId ?? '';
