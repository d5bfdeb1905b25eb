/** What options and arguments may be, each with the sentence that says how to write it. */
import { InvalidArgumentError } from 'commander';
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

export function language(text: string): Language {
  if (text !== 'en' && text !== 'ar') throw new InvalidArgumentError(say(spoken, 'cli.option.language'));
  return text;
}
