/** What options and arguments may be, each with the sentence that says how to write it. */
import { InvalidArgumentError, Option } from 'commander';
import { CURRENT_PERIODS, type PeriodName } from '../../application/figures/figures.ts';
import { say, type Language } from '../../messages/say.ts';
import { spoken } from './spoken.ts';

export function contactId(text: string): string {
  if (!/^[1-9]\d{0,18}$/.test(text)) throw new InvalidArgumentError(say(spoken, 'cli.option.contactId'));
  return text;
}

/** Epoch ms. */
export function instant(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidArgumentError(say(spoken, 'cli.option.instant'));
  return at;
}

const DAY_MS = 86_400_000;

/**
 * An instant of the past, or so many days ago.
 * @returns what it comes to, epoch ms, at a given now
 */
export function past(text: string): (now: number) => number {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  if (days !== undefined && Number(days) > 0) return (now) => now - Number(days) * DAY_MS;
  const at = Date.parse(text);
  if (Number.isNaN(at) || days !== undefined) throw new InvalidArgumentError(say(spoken, 'cli.option.past'));
  if (at >= Date.now()) throw new InvalidArgumentError(say(spoken, 'cli.option.future'));
  return () => at;
}

export function language(text: string): Language {
  if (text !== 'en' && text !== 'ar') throw new InvalidArgumentError(say(spoken, 'cli.option.language'));
  return text;
}

/** Where the service answers; on this machine when left out. Without a trailing slash. */
export function serviceOption(): Option {
  return new Option('--service <address>', say(spoken, 'cli.doctor.service'))
    .argParser((text) => {
      if (!/^https?:/.test(text) || !URL.canParse(text)) {
        throw new InvalidArgumentError(say(spoken, 'cli.option.address'));
      }
      return text.replace(/\/+$/, '');
    })
    .default(`http://127.0.0.1:${process.env.PORT ?? '3000'}`);
}

export function periodName(text: string): PeriodName {
  const found = CURRENT_PERIODS.find((name) => name === text);
  if (!found) throw new InvalidArgumentError(say(spoken, 'cli.report.periodHow'));
  return found;
}

export function emailAddress(text: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(text)) throw new InvalidArgumentError(say(spoken, 'cli.report.mailHow'));
  return text;
}

const MOST_PERIODS_BACK = 400;

export function periodsBack(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > MOST_PERIODS_BACK)
    throw new InvalidArgumentError(say(spoken, 'cli.report.backHow'));
  return Number(text);
}
