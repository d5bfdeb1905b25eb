/** The language of whoever sits at the terminal, until a command is told otherwise. */
import { languageOf } from '../../messages/say.ts';

export const spoken = languageOf(process.env);
