/** `sla plan` and `sla install`: what is missing in the portal, and its creation. Nothing an admin made is changed. */
import { type Command } from 'commander';
import { type Crm } from '../../application/crm.ts';
import {
  isChange,
  planFor,
  portalState,
  removalFrom,
  type PlanStep,
  type PortalState,
} from '../../application/portalPlan.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../../application/portalProperties.ts';
import { say } from '../../messages/say.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { EXIT } from './exit.ts';
import { askingEnvironment, localEnvironment, portalOf } from './sources.ts';
import { spoken } from './spoken.ts';
import { withStoreIfAny } from './stores.ts';
import { type Terminal } from './terminal.ts';

interface InstallOptions extends CommonOptions {
  readonly yes?: boolean;
  readonly remove?: boolean;
}

interface Portal {
  readonly crm: Crm;
  readonly id: string;
  readonly state: PortalState;
}

export function addPlan(program: Command): void {
  addCommand(program, 'plan').action(async (options: CommonOptions) => {
    const terminal = terminalFor(options);
    const steps = show(await portalFor(terminal), terminal);
    const todo = steps.filter(isChange).length;
    if (todo > 0) terminal.say('cli.plan.todo', { count: todo });
    if (todo > 0 || hasConflict(steps)) process.exitCode = EXIT.refused;
  });
}

export function addInstall(program: Command): void {
  addCommand(program, 'install')
    .option('--yes', say(spoken, 'cli.install.yes'))
    .option('--remove', say(spoken, 'cli.install.remove'))
    .action(async ({ yes = false, remove = false, ...options }: InstallOptions) => {
      const terminal = terminalFor(options);
      const portal = await portalFor(terminal);
      await (remove ? takeBack(portal, yes, terminal) : install(portal, yes, terminal));
    });
}

async function portalFor(terminal: Terminal): Promise<Portal> {
  const crm = portalOf(askingEnvironment(terminal));
  const [{ portalId }, state] = await Promise.all([crm.account(), portalState(crm, PORTAL_PROPERTIES)]);
  return { crm, id: portalId, state };
}

/** The plan, shown. */
function show({ id, state }: Portal, terminal: Terminal): readonly PlanStep[] {
  const steps = planFor(PROPERTY_GROUP, PORTAL_PROPERTIES, state);
  terminal.say('cli.plan.portal', { portal: id });
  for (const step of steps) showStep(step, terminal);
  terminal.data({ portal: id, steps });
  if (!steps.some(isChange) && !hasConflict(steps)) terminal.say('cli.plan.nothing');
  return steps;
}

function showStep(step: PlanStep, terminal: Terminal): void {
  if (step.kind === 'createGroup') {
    terminal.say('cli.plan.createGroup', { group: step.group.name, object: step.objectType });
    return;
  }
  const { objectType: object, name, type, label } = step.property;
  switch (step.kind) {
    case 'createProperty':
      terminal.say('cli.plan.createProperty', { object, name, type, label });
      break;
    case 'addOptions':
      terminal.say('cli.plan.addOptions', {
        object,
        name,
        values: step.missing.map(({ value }) => value).join(', '),
      });
      break;
    case 'keep':
      terminal.say('cli.plan.keep', { object, name });
      for (const difference of step.differences) {
        terminal.line(`  ${say(terminal.language, 'cli.plan.differs', { ...difference })}`);
      }
      break;
    case 'conflict': {
      const theirs = step.differences.find(({ field }) => field === 'type')?.theirs ?? '';
      terminal.say('cli.plan.conflict', { object, name, ours: type, theirs });
    }
  }
}

async function install(portal: Portal, yes: boolean, terminal: Terminal): Promise<void> {
  const steps = show(portal, terminal);
  if (hasConflict(steps)) process.exitCode = EXIT.refused;
  const changes = steps.filter(isChange);
  if (changes.length === 0) return;
  if (!(await terminal.confirm('cli.install.ask', { portal: portal.id }, yes))) {
    terminal.say('cli.install.declined');
    process.exitCode = EXIT.refused;
    return;
  }
  const progress = terminal.progress('cli.install.progress');
  const { crm } = portal;
  // Groups come with the first property that is created in them.
  const properties = changes.flatMap((step) => (step.kind === 'createProperty' ? [step.property] : []));
  const created: string[] = [];
  try {
    for (const [index, property] of properties.entries()) {
      terminal.goOn();
      created.push(...(await crm.ensureProperties(PROPERTY_GROUP, [property])));
      progress.at(index + 1, properties.length);
    }
  } finally {
    await tellOfNew(created, terminal);
  }
  for (const step of changes) {
    if (step.kind !== 'addOptions') continue;
    terminal.goOn();
    await crm.setOptions(step.property, [...step.present, ...step.missing]);
  }
  progress.end();
  terminal.say('cli.install.done', { count: changes.length });
}

/** A property that is made anew is empty: what a service on this store wrote to the one before is owed once more. */
async function tellOfNew(created: readonly string[], terminal: Terminal): Promise<void> {
  if (created.length === 0) return;
  await withStoreIfAny(localEnvironment(terminal), (store) => store.forgetValues(created));
}

async function takeBack({ crm, id, state }: Portal, yes: boolean, terminal: Terminal): Promise<void> {
  const { properties, groups } = removalFrom(PROPERTY_GROUP, PORTAL_PROPERTIES, state);
  terminal.say('cli.plan.portal', { portal: id });
  terminal.data({ portal: id, archive: { properties: properties.map(({ name }) => name), groups } });
  if (properties.length === 0 && groups.length === 0) {
    terminal.say('cli.install.nothingToRemove', { portal: id });
    return;
  }
  for (const { objectType, name } of properties) {
    terminal.say('cli.install.archived', { object: objectType, name });
  }
  const question = { properties: properties.length, portal: id };
  if (!(await terminal.confirm('cli.install.askRemove', question, yes))) {
    terminal.say('cli.install.declined');
    process.exitCode = EXIT.refused;
    return;
  }
  const progress = terminal.progress('cli.install.progress');
  for (const [index, { objectType, name }] of properties.entries()) {
    terminal.goOn();
    await crm.archiveProperty(objectType, name);
    progress.at(index + 1, properties.length);
  }
  for (const objectType of groups) {
    terminal.goOn();
    await crm.archivePropertyGroup(objectType, PROPERTY_GROUP.name);
    terminal.say('cli.install.archivedGroup', { group: PROPERTY_GROUP.name, object: objectType });
  }
  progress.end();
  terminal.say('cli.install.removed', { count: properties.length });
}

const hasConflict = (steps: readonly PlanStep[]): boolean => steps.some(({ kind }) => kind === 'conflict');
