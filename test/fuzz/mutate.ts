/** Spoils texts at random, as a broken sender or somebody who means harm would: each by one to eight small damages. */
import { type Random } from '../../src/sandbox/random.ts';

/** What parsers stumble over. */
const STUMBLING = [
  '\u0000',
  '\ud800',
  '\ufeff',
  '"',
  '\\u0000',
  '\\',
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  '\n',
  '\t',
  '- ',
  '&a ',
  '*a',
  '<<: ',
  '!!js/function ',
  '? ',
  '| ',
  '> ',
  '# ',
  '---\n',
  '-0',
  '1e999',
  '9007199254740993',
  '99999999999999999999999999',
  '-1',
  'null',
  'true',
  'NaN',
  '{}',
  '[]',
  '__proto__',
  'constructor',
  'toString',
  '24:00',
  '25:61',
  '2026-02-30',
  '0000-00-00',
  '999999 business days',
  '0 business hours',
  'Africa/Nowhere',
  'ﷺ',
  '[['.repeat(200),
  '{"a":'.repeat(200),
] as const;

type Damage = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

const place = (bytes: Buffer, random: Random): number => random.between(0, bytes.length);
const span = (bytes: Buffer, random: Random): readonly [number, number] => {
  const from = place(bytes, random);
  return [from, Math.min(bytes.length, from + random.between(1, 60))];
};

const DAMAGES: readonly Damage[] = [
  function flipsABit(bytes, _, random) {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) {
      const at = random.between(0, copy.length - 1);
      copy[at] = copy[at]! ^ (1 << random.between(0, 7));
    }
    return copy;
  },
  function cutsShort(bytes, _, random) {
    return bytes.subarray(0, place(bytes, random));
  },
  function leavesOut(bytes, _, random) {
    const [from, until] = span(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(until)]);
  },
  function saysTwice(bytes, _, random) {
    const [from, until] = span(bytes, random);
    return Buffer.concat([bytes.subarray(0, until), bytes.subarray(from)]);
  },
  function takesFromAnother(bytes, other, random) {
    const [from, until] = span(other, random);
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, until), bytes.subarray(at)]);
  },
  function putsInTheWay(bytes, _, random) {
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.oneOf(STUMBLING)), bytes.subarray(at)]);
  },
  function putsInPlaceOfAWord(bytes, _, random) {
    const text = bytes.toString('latin1');
    const words = [...text.matchAll(/[\w.:-]+/g)];
    if (words.length === 0) return bytes;
    const { 0: word, index } = random.oneOf(words);
    const put = Buffer.from(random.oneOf(STUMBLING));
    return Buffer.concat([bytes.subarray(0, index), put, bytes.subarray(index + word.length)]);
  },
];

/** @param corpus whole texts, of which one is spoilt; not empty */
export function spoiltOne(corpus: readonly Buffer[], random: Random): Buffer {
  let bytes = random.oneOf(corpus);
  for (let damages = random.between(1, 8); damages > 0; damages -= 1) {
    bytes = random.oneOf(DAMAGES)(bytes, random.oneOf(corpus), random);
  }
  return bytes;
}
