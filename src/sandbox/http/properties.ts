/** `/crm/v3/properties/{type}`: which properties there are, and their groups. */
import { Router } from 'express';
import { z } from 'zod';
import { type PropertyDefinition } from '../portal/definitions.ts';
import { notFound, type PortalError } from '../portal/errors.ts';
import { type Portal } from '../portal/portal.ts';
import { parsed, typeOf } from './objects.ts';

const groupSchema = z.object({
  name: z.string(),
  label: z.string(),
  displayOrder: z.number().default(-1),
});
const propertySchema = z.object({
  name: z.string(),
  label: z.string(),
  description: z.string().default(''),
  groupName: z.string(),
  type: z.enum(['string', 'number', 'bool', 'enumeration', 'date', 'datetime']),
  fieldType: z.string(),
  hasUniqueValue: z.boolean().default(false),
  options: z
    .array(
      z.object({
        value: z.string(),
        label: z.string(),
        displayOrder: z.number().default(-1),
        hidden: z.boolean().default(false),
      }),
    )
    .default([]),
});
export function propertyRoutes(portal: Portal): Router {
  const router = Router();
  const schema = portal.schema;
  router.get('/crm/v3/properties/:type', (request, response) => {
    const type = typeOf(request);
    response.json({ results: schema.properties(type).map(presentProperty) });
  });
  router.post('/crm/v3/properties/:type', (request, response) => {
    const property = parsed(propertySchema, request.body);
    const added = schema.addProperty(typeOf(request), {
      ...property,
      readOnly: false,
      hubspotDefined: false,
      ofOwners: false,
    });
    response.status(201).json(presentProperty(added));
  });
  router.get('/crm/v3/properties/:type/groups', (request, response) => {
    const groups = schema.groups(typeOf(request));
    response.json({ results: groups.map((group) => ({ ...group, archived: false })) });
  });
  router.post('/crm/v3/properties/:type/groups', (request, response) => {
    const group = schema.addGroup(typeOf(request), parsed(groupSchema, request.body));
    response.status(201).json({ ...group, archived: false });
  });
  router.get('/crm/v3/properties/:type/groups/:group', (request, response) => {
    const group = schema.groups(typeOf(request)).find(({ name }) => name === request.params.group);
    if (!group) throw missing('property group', request.params.group);
    response.json({ ...group, archived: false });
  });
  router.get('/crm/v3/properties/:type/:name', (request, response) => {
    const property = schema.property(typeOf(request), request.params.name);
    if (!property) throw missing('property', request.params.name);
    response.json(presentProperty(property));
  });
  router.patch('/crm/v3/properties/:type/:name', (request, response) => {
    const changes = parsed(
      propertySchema.pick({ label: true, description: true, options: true }).partial(),
      request.body,
    );
    response.json(presentProperty(schema.changeProperty(typeOf(request), request.params.name, changes)));
  });
  router.delete('/crm/v3/properties/:type/groups/:group', (request, response) => {
    schema.removeGroup(typeOf(request), request.params.group);
    response.status(204).end();
  });
  router.delete('/crm/v3/properties/:type/:name', (request, response) => {
    portal.deleteProperty(typeOf(request), request.params.name);
    response.status(204).end();
  });
  return router;
}

function missing(what: string, id: string): PortalError {
  return notFound(`${what} ${id}`, [id]);
}

function presentProperty({
  readOnly,
  ofOwners,
  hubspotDefined,
  sensitive = false,
  ...property
}: PropertyDefinition): Record<string, unknown> {
  return {
    ...property,
    displayOrder: -1,
    calculated: false,
    externalOptions: ofOwners,
    ...(ofOwners ? { referencedObjectType: 'OWNER' } : {}),
    hidden: false,
    hubspotDefined,
    formField: !readOnly,
    archived: false,
    dataSensitivity: sensitive ? 'sensitive' : 'non_sensitive',
    modificationMetadata: {
      archivable: !hubspotDefined,
      readOnlyDefinition: hubspotDefined,
      readOnlyValue: readOnly,
    },
  };
}
