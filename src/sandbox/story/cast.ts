/** Who plays in the sandbox's story: two teams of reps with their hours and habits, and the leads' names. All invented. */
import { type Person } from '../portal/people.ts';
import { type Random } from '../random.ts';

export interface Rep extends Person {
  readonly zone: string;
  /** Luxon weekdays, 1 is Monday. */
  readonly workdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Working minutes from receiving a lead to the first touch: least and most. */
  readonly touchAfter: readonly [number, number];
}

const EMEA = { id: '7001', name: 'EMEA Sales', primary: true };
const GULF = { id: '7002', name: 'Gulf Sales', primary: true };
const LONDON = { zone: 'Europe/London', workdays: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1050 };
const RIYADH = { zone: 'Asia/Riyadh', workdays: [7, 1, 2, 3, 4], fromMinute: 540, toMinute: 1080 };
const JOINED_AT = Date.UTC(2025, 0, 6);

function rep(
  place: number,
  firstName: string,
  lastName: string,
  team: typeof EMEA,
  hours: typeof LONDON,
  touchAfter: readonly [number, number],
): Rep {
  return {
    ownerId: String(41_629_770 + place),
    userId: 9_586_500 + place * 7,
    firstName,
    lastName,
    email: `${firstName}.${lastName}@brightharbour.example`.toLowerCase(),
    teams: [team],
    archived: false,
    createdAt: JOINED_AT,
    ...hours,
    touchAfter,
  };
}

export const REPS: readonly Rep[] = [
  rep(1, 'Grace', 'Okafor', EMEA, LONDON, [10, 150]),
  rep(2, 'Tom', 'Whitfield', EMEA, LONDON, [60, 330]),
  rep(3, 'Elena', 'Petrova', EMEA, LONDON, [20, 230]),
  rep(4, 'Omar', 'Al-Harbi', GULF, RIYADH, [30, 220]),
  rep(5, 'Layla', 'Haddad', GULF, RIYADH, [10, 120]),
  rep(6, 'Yousef', 'Nasser', GULF, RIYADH, [90, 360]),
];

const FIRST_NAMES = [
  'Amelia', 'Noah', 'Priya', 'Lucas', 'Sofia', 'Mateo', 'Hana', 'Jonas', 'Zara', 'Daniel',
  'Ingrid', 'Kofi', 'Marta', 'Oliver', 'Aisha', 'Felix', 'Chloé', 'Ravi', 'Nora', 'Samuel',
  'Leila', 'Anton', 'Mei', 'Tariq', 'Freya', 'Pablo', 'Yara', 'Henrik', 'Dina', 'Marcus',
]; // prettier-ignore
const LAST_NAMES = [
  'Bennett', 'Schneider', 'Rossi', 'Nowak', 'Lindqvist', 'Fernández', 'Okoye', 'Dubois', 'Khan', 'Larsen',
  'Moreau', 'Costa', 'Novak', 'Ahmed', 'Becker', 'Silva', 'Murphy', 'Jansen', 'Rahman', 'Virtanen',
]; // prettier-ignore
const GULF_NAMES: readonly (readonly [string, string])[] = [
  ['ليلى', 'المنصوري'],
  ['خالد', 'العتيبي'],
  ['نورة', 'القحطاني'],
  ['فيصل', 'الدوسري'],
  ['مريم', 'الشامسي'],
  ['سلطان', 'الكعبي'],
];
const COMPANIES = [
  'Northwind Logistics', 'Alder & Finch', 'Copperline', 'Blue Fjord Energy', 'Meridian Foods', 'Juniper Labs',
  'Harbour Freight Co', 'Solstice Media', 'Granite Works', 'Palm Coast Trading', 'Dune Systems', 'Oasis Health',
  'Kestrel Robotics', 'Lumen Retail', 'Tidewater Bank', 'Saffron Hotels',
]; // prettier-ignore
const JOBS = [
  'Head of Operations', 'Marketing Director', 'Founder', 'Procurement Lead', 'IT Manager', 'CFO',
  'Sales Operations Manager', 'Managing Director', 'Product Manager', 'Office Manager',
]; // prettier-ignore

export interface Prospect {
  readonly firstname: string;
  readonly lastname: string;
  readonly email: string;
  readonly company: string;
  readonly jobtitle: string;
}

/** @param number makes the address unique */
export function prospect(random: Random, number: number): Prospect {
  const [firstname, lastname] = random.chance(0.15)
    ? random.oneOf(GULF_NAMES)
    : [random.oneOf(FIRST_NAMES), random.oneOf(LAST_NAMES)];
  const company = random.oneOf(COMPANIES);
  const domain = company.toLowerCase().replaceAll(/[^a-z]+/g, '');
  return {
    firstname,
    lastname,
    email: `lead${number}@${domain}.example`,
    company,
    jobtitle: random.oneOf(JOBS),
  };
}
