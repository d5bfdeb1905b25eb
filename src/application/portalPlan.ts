/**
 * What has to be created in the portal, beside what is there: the plan that `sla plan` shows and `sla install` carries out.
 *
 * The rule it owns: nothing an admin made is changed. What is missing is created, options that are missing are added to
 * properties of ours; a label or a description that somebody changed is shown and kept; a property of ours that stands
 * under another type cannot be used, and it is said what to do.
 */
import {
  type Crm,
  type PortalProperty,
  type PortalPropertyOption,
  type PresentProperty,
  type PropertyGroup,
} from './crm.ts';

type ObjectType = PortalProperty['objectType'];

/** Where a property of the portal is not as it was made. */
export interface Difference {
  readonly field: 'label' | 'description' | 'group' | 'type' | 'fieldType';
  readonly ours: string;
  readonly theirs: string;
}

export type PlanStep =
  | { readonly kind: 'createGroup'; readonly objectType: ObjectType; readonly group: PropertyGroup }
  | { readonly kind: 'createProperty'; readonly property: PortalProperty }
  | {
      readonly kind: 'addOptions';
      readonly property: PortalProperty;
      readonly missing: readonly PortalPropertyOption[];
      /** As they stand in the portal; they go before the missing ones. */
      readonly present: readonly PortalPropertyOption[];
    }
  /** Left as it is. */
  | { readonly kind: 'keep'; readonly property: PortalProperty; readonly differences: readonly Difference[] }
  /** Cannot be used as it is; somebody has to rename or delete it first. */
  | {
      readonly kind: 'conflict';
      readonly property: PortalProperty;
      readonly differences: readonly Difference[];
    };

export interface PortalState {
  readonly groups: readonly { readonly objectType: ObjectType; readonly name: string }[];
  readonly properties: readonly PresentProperty[];
}

/** In the order in which the steps have to be taken. */
export function planFor(
  group: PropertyGroup,
  wanted: readonly PortalProperty[],
  { groups, properties }: PortalState,
): readonly PlanStep[] {
  const objectTypes = [...new Set(wanted.map(({ objectType }) => objectType))];
  return objectTypes.flatMap((objectType) => {
    const steps = wanted
      .filter((property) => property.objectType === objectType)
      .flatMap((property) =>
        stepsFor(
          group,
          property,
          properties.find((one) => one.objectType === objectType && one.name === property.name),
        ),
      );
    const needsGroup =
      steps.some(({ kind }) => kind === 'createProperty') &&
      !groups.some((one) => one.objectType === objectType && one.name === group.name);
    return needsGroup ? [{ kind: 'createGroup' as const, objectType, group }, ...steps] : steps;
  });
}

function stepsFor(
  group: PropertyGroup,
  property: PortalProperty,
  present: PresentProperty | undefined,
): readonly PlanStep[] {
  if (!present) return [{ kind: 'createProperty', property }];
  const compared: readonly Difference[] = [
    { field: 'type', ours: property.type, theirs: present.type },
    { field: 'fieldType', ours: property.fieldType, theirs: present.fieldType },
    { field: 'label', ours: property.label, theirs: present.label },
    { field: 'description', ours: property.description, theirs: present.description },
    { field: 'group', ours: group.name, theirs: present.groupName },
  ];
  const differences = compared.filter(({ ours, theirs }) => ours !== theirs);
  if (differences.some(({ field }) => field === 'type')) return [{ kind: 'conflict', property, differences }];
  const missing = (property.options ?? []).filter(
    ({ value }) => !present.options.some((option) => option.value === value),
  );
  return [
    { kind: 'keep', property, differences },
    ...(missing.length === 0
      ? []
      : [{ kind: 'addOptions' as const, property, missing, present: present.options }]),
  ];
}

/** Whether a step changes the portal. */
export function isChange({ kind }: PlanStep): boolean {
  return kind === 'createGroup' || kind === 'createProperty' || kind === 'addOptions';
}

/** What of ours can be taken back: properties of our names and types, and our groups where nothing else is in them. */
export function removalFrom(
  group: PropertyGroup,
  wanted: readonly PortalProperty[],
  { groups, properties }: PortalState,
): { readonly properties: readonly PresentProperty[]; readonly groups: readonly ObjectType[] } {
  const ours = properties.filter(
    (present) =>
      !present.hubspotDefined &&
      wanted.some(
        ({ objectType, name, type }) =>
          objectType === present.objectType && name === present.name && type === present.type,
      ),
  );
  const isShared = (objectType: ObjectType): boolean =>
    properties.some(
      (present) =>
        present.objectType === objectType && present.groupName === group.name && !ours.includes(present),
    );
  return {
    properties: ours,
    groups: groups
      .filter(({ objectType, name }) => name === group.name && !isShared(objectType))
      .map(({ objectType }) => objectType),
  };
}

/** Reads what the plan is compared with. */
export async function portalState(crm: Crm, wanted: readonly PortalProperty[]): Promise<PortalState> {
  const objectTypes = [...new Set(wanted.map(({ objectType }) => objectType))];
  const [groups, properties] = await Promise.all([
    Promise.all(objectTypes.map((objectType) => crm.propertyGroups(objectType))),
    Promise.all(objectTypes.map((objectType) => crm.describeProperties(objectType))),
  ]);
  return {
    groups: groups.flatMap((names, index) =>
      names.map((name) => ({ objectType: objectTypes[index] ?? 'contacts', name })),
    ),
    properties: properties.flat(),
  };
}
