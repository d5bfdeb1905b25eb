/**
 * `sla doctor`: gathers, judges, prints. It changes nothing, in the store or in the portal, and goes on where something
 * cannot be asked: that is a finding too.
 */
import { type Command } from 'commander';
import {
  findingInWords,
  LEVELS,
  scoreOf,
  type Finding,
  type Level,
} from '../../application/doctor/finding.ts';
import { judge } from '../../application/doctor/judge.ts';
import { say } from '../../messages/say.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { EXIT } from './exit.ts';
import { gather } from './gather.ts';
import { serviceOption } from './options.ts';
import { type Terminal } from './terminal.ts';

interface DoctorOptions extends CommonOptions {
  readonly service: string;
}

const CODES: Readonly<Record<Level, number>> = {
  ok: EXIT.done,
  note: EXIT.done,
  warning: EXIT.refused,
  error: EXIT.broken,
};

export function addDoctor(program: Command): void {
  addCommand(program, 'doctor')
    .addOption(serviceOption())
    .action(async ({ service, ...options }: DoctorOptions) => {
      const terminal = terminalFor(options);
      const findings = judge(await gather(service, terminal));
      print(findings, terminal);
      process.exitCode = CODES[scoreOf(findings).worst];
    });
}

/** What is worst comes last, where the eye is when the command has ended. */
function print(findings: readonly Finding[], terminal: Terminal): void {
  const { language } = terminal;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { score, worst } = scoreOf(findings);
  const told = findings.map((finding) => ({ ...finding, ...findingInWords(finding, language, zone) }));
  const labels = LEVELS.map((level) => say(language, `doctor.level.${level}`));
  const width = Math.max(...labels.map((label) => label.length));
  for (const [place, level] of LEVELS.entries()) {
    for (const { what, todo } of told.filter((finding) => finding.level === level)) {
      terminal.line(`${(labels[place] ?? '').padEnd(width)}  ${what}`);
      if (todo !== null) terminal.line(`${' '.repeat(width)}  > ${todo}`);
    }
  }
  const count = (level: Level): number => findings.filter((finding) => finding.level === level).length;
  terminal.say('cli.doctor.score', {
    score,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
  });
  terminal.data({
    score,
    worst,
    findings: told.map(({ id, level, what, todo, values }) => ({ id, level, what, todo, values })),
  });
}
