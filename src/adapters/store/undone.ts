/** Of two that wait for each other in a circle the database undoes one, which may then be asked again. */
import { codeOf } from '../../application/errorCode.ts';
const DEADLOCK = '40P01';
const ATTEMPTS = 5;

/** Asks again what the database has undone. @param ask one statement, or one transaction */
export async function againIfUndone<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (cause) {
      if (codeOf(cause) !== DEADLOCK || attempt >= ATTEMPTS) throw cause;
    }
  }
}
