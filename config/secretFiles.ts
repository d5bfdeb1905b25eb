/** Settings that lie in a file, as container platforms hand out secrets; the setting with _FILE behind its name says where. */
import { readFileSync } from 'node:fs';
import { type MessageKey } from '../src/messages/say.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What lies in files is read as if it had been set; an empty setting, or a list of nothing, is left out.
 * @param names of settings that may lie in a file; what others have behind them is not looked at
 * @returns all that is set, and why a file was not read
 */
export function withFiles<Name extends string>(
  variables: Variables,
  names: readonly Name[],
): { readonly set: Variables; readonly unread: ReadonlyMap<Name, MessageKey> } {
  const given = isSet(variables);
  const unread = new Map<Name, MessageKey>();
  const read: Record<string, string> = {};
  for (const name of names) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    if (given[name] !== undefined) unread.set(name, 'environment.cause.twice');
    else {
      try {
        read[name] = readFileSync(file, 'utf8');
      } catch {
        unread.set(name, 'environment.cause.noFile');
      }
    }
  }
  return { set: isSet({ ...given, ...read }), unread };
}

function isSet(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => /[^\s,]/.test(value ?? '')));
}
