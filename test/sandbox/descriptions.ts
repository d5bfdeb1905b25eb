/**
 * HubSpot's published API descriptions as judges of calls and answers. They are read more strictly than they are written:
 * a field that a description does not name is a violation. Where a description is known to be wrong, the table says so.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import { type Exchange } from './recorded.ts';

/** File of a description, and what the beginning of a real path is called in it. */
const FILES: readonly (readonly [file: string, path: RegExp, calledThere: string])[] = [
  ['contacts.v3.json', /^\/crm\/v3\/objects\/contacts/, '/crm/v3/objects/contacts'],
  ['tasks.v3.json', /^\/crm\/v3\/objects\/tasks/, '/crm/v3/objects/tasks'],
  ['deals.v3.json', /^\/crm\/v3\/objects\/0-3/, '/crm/v3/objects/0-3'],
  ['objects.v3.json', /^\/crm\/v3\/objects\/(?=calls|emails|meetings|notes)/, '/crm/v3/objects/'],
  ['users.v3.json', /^\/crm\/v3\/objects\/users/, '/crm/v3/objects/users'],
  ['properties.v3.json', /^\/crm\/v3\/properties/, '/crm/v3/properties'],
  // The trailing slash is what HubSpot's own client sends.
  ['crmOwners.v3.json', /^\/crm\/v3\/owners(\/$)?/, '/crm/v3/owners'],
  ['accountInfo.v3.json', /^\/account-info\/v3/, '/account-info/v3'],
  // Version 4 is described under its dated name only.
  ['associations.2026-03.json', /^\/crm\/v4\/associations/, '/crm/associations/2026-03'],
  ['associations.2026-03.json', /^\/crm\/v4\/objects/, '/crm/objects/2026-03'],
];

interface Schema {
  type?: string;
  nullable?: boolean;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
}

interface Exception {
  readonly reason: string;
  readonly schemas: readonly string[];
  readonly relax: (schema: Schema) => void;
  /** An answer without content that an operation gives too. */
  readonly answers?: { readonly path: string; readonly status: number };
}

const text: Schema = { type: 'string' };

export const EXCEPTIONS: readonly Exception[] = [
  {
    reason: 'a property without value is null in every answer of HubSpot\u2019s guides',
    schemas: ['SimplePublicObject', 'SimplePublicObjectWithAssociations'],
    relax: ({ properties }) => {
      properties!.properties!.additionalProperties = { ...text, nullable: true };
    },
  },
  {
    reason: 'the guides create records without associations',
    schemas: ['SimplePublicObjectInputForCreate', 'SimplePublicObjectBatchInputForCreate'],
    relax: (schema) => {
      schema.required = ['properties'];
    },
  },
  {
    reason: 'the guide on owners shows no user id for those who left',
    schemas: ['PublicOwner'],
    relax: ({ properties }) => {
      properties!.userId!.nullable = true;
    },
  },
  {
    reason: 'the guide on errors begins every body with its status',
    schemas: ['Error'],
    relax: ({ properties }) => {
      properties!.status = text;
    },
  },
  {
    reason: 'the guide on associations shows ids of version 4 as numbers',
    schemas: ['MultiAssociatedObjectWithLabel'],
    relax: ({ properties }) => {
      properties!.toObjectId = { type: 'integer' };
    },
  },
  {
    reason: 'the guide on associations shows null for an association without label',
    schemas: ['AssociationSpecWithLabel'],
    relax: ({ properties }) => {
      properties!.label!.nullable = true;
    },
  },
  {
    reason: 'the guide on search sorts by a property and a direction, and so does HubSpot\u2019s own client',
    schemas: ['PublicObjectSearchRequest'],
    relax: ({ properties }) => {
      properties!.sorts = { type: 'array' };
    },
  },
  {
    reason: 'the guide on search names no place to begin after on the first page',
    schemas: ['PublicObjectSearchRequest'],
    relax: (schema) => {
      schema.required = schema.required!.filter((name) => name !== 'after');
    },
  },
  {
    reason: 'HubSpot\u2019s own client takes nothing but 204 for associations that were taken away',
    schemas: [],
    relax: () => undefined,
    answers: {
      path: '/crm/associations/2026-03/{fromObjectType}/{toObjectType}/batch/archive',
      status: 204,
    },
  },
];

export type Judge = (exchange: Exchange) => readonly string[];

/** @param exceptions those of the table that hold */
export async function readJudge(folder: string, exceptions = EXCEPTIONS): Promise<Judge> {
  const validators = await Promise.all(
    FILES.map(async ([file, path, calledThere]) => {
      const api = new OpenAPIBackend({
        definition: strict(await readFile(join(folder, file), 'utf8'), exceptions),
        ajvOpts: { strict: false, allErrors: true, formats: FORMATS },
        coerceTypes: true,
        quick: true,
      });
      await api.init();
      return { path, calledThere, api };
    }),
  );
  return (exchange) => {
    const found = validators.find(({ path }) => path.test(exchange.path));
    if (!found) return ['no description of this path'];
    const { path, calledThere } = found;
    const { router, validator } = found.api;
    const request = {
      method: exchange.method,
      path: exchange.path.replace(path, calledThere),
      query: { ...exchange.query },
      headers: { ...exchange.headers },
      body: exchange.asked,
    };
    const operation = router.matchOperation(request);
    if (!operation) return [`no operation ${request.method} ${request.path}`];
    const unknown = Object.keys(request.query).filter(
      (name) => !operation.parameters?.some((parameter) => 'name' in parameter && parameter.name === name),
    );
    const { status } = exchange;
    const told = (side: string, errors: { instancePath: string; message?: string; params: unknown }[]) =>
      errors.map(
        ({ instancePath, message, params }) =>
          `${side} ${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
      );
    return [
      ...unknown.map((name) => `request has an unknown parameter ${name}`),
      // A call that was meant to be refused need not be in order.
      ...(status >= 400 ? [] : told('request', validator.validateRequest(request, operation).errors ?? [])),
      ...(status < 400 && !(String(status) in (operation.responses ?? {})) ? [`no answer ${status}`] : []),
      ...(status === 204
        ? []
        : told('answer', validator.validateResponse(exchange.answered, operation, status).errors ?? [])),
    ];
  };
}

const FORMATS = {
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  int32: { type: 'number' as const, validate: (value: number) => Math.abs(value) < 2 ** 31 },
  int64: { type: 'number' as const, validate: (value: number) => Number.isSafeInteger(value) },
};

function strict(source: string, exceptions: readonly Exception[]): Document {
  // The descriptions give errors for any type of content; the validator knows JSON only.
  const read: unknown = JSON.parse(source.replaceAll('"*/*"', '"application/json"'), (_, value: unknown) =>
    // Beside a reference OpenAPI allows nothing; the descriptions have an empty description there.
    typeof value === 'object' && value !== null && '$ref' in value ? { $ref: value.$ref } : value,
  );
  const definition = read as Document;
  const schemas = (definition.components?.schemas ?? {}) as Record<string, Schema>;
  for (const { schemas: names, relax, answers } of exceptions) {
    for (const name of names) if (schemas[name]) relax(schemas[name]);
    const responses = answers ? definition.paths?.[answers.path]?.post?.responses : undefined;
    if (answers && responses) responses[answers.status] = { description: '' };
  }
  for (const schema of Object.values(schemas)) {
    if (schema.properties && Object.keys(schema.properties).length > 0) schema.additionalProperties ??= false;
  }
  return definition;
}
