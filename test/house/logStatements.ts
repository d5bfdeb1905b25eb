/**
 * Every statement of src, webhooks and config that writes to the log, found by TypeScript's own reader and judged by its
 * types: what it says, and which of its fields could hold anything at all.
 */
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

export interface LogStatement {
  /** `src/entry/worker.ts:216` */
  readonly place: string;
  /** What it says; null: it is not the same each time. */
  readonly words: string | null;
  /** Fields whose type is more than numbers, yes or no, and words that stand in the program: `recordId: record.recordId`. */
  readonly open: readonly string[];
  /** What makes it a statement of which nothing can be said. */
  readonly faults: readonly string[];
}

const ROOT = resolve(import.meta.dirname, '../..');
const ROOMS = ['src', 'webhooks', 'config'];
/** The sandbox is no part of the service, and logs nothing. */
const OTHERS = join(ROOT, 'src/sandbox/');
const LEVELS = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);
/** What else may be done with a log: asking for its level. */
const HARMLESS = new Set(['level', 'isLevelEnabled']);

/** @param also texts by path, read as if they were files of the project */
export function logStatements(also: ReadonlyMap<string, string> = new Map()): readonly LogStatement[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    readonly config: { readonly compilerOptions: object };
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, ROOT);
  const added = new Map([...also].map(([path, text]) => [join(ROOT, path), text]));
  const host = ts.createCompilerHost(options);
  const [readFile, fileExists] = [host.readFile.bind(host), host.fileExists.bind(host)];
  host.readFile = (path) => added.get(path) ?? readFile(path);
  host.fileExists = (path) => added.has(path) || fileExists(path);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) => {
    const text = added.get(path);
    return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, rest[0], true);
  };
  const files = ROOMS.flatMap((room) => ts.sys.readDirectory(join(ROOT, room), ['.ts'])).filter(
    (path) => !path.startsWith(OTHERS),
  );
  const program = ts.createProgram([...files, ...added.keys()], options, host);
  const wanted = new Set([...files, ...added.keys()]);
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .filter(({ fileName }) => wanted.has(fileName))
    .flatMap((file) => statementsIn(file, checker));
}

function statementsIn(file: ts.SourceFile, checker: ts.TypeChecker): readonly LogStatement[] {
  const found: LogStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAccessExpression(node) &&
      isLogger(checker.getTypeAtLocation(node.expression), checker)
    ) {
      const { text } = node.name;
      const call = node.parent;
      if (LEVELS.has(text) && ts.isCallExpression(call) && call.expression === node)
        found.push(judged(call, file, checker));
      else if (!HARMLESS.has(text)) found.push(faulty(node, file, `a log is used by .${text}`));
    }
    if (ts.isElementAccessExpression(node) && isLogger(checker.getTypeAtLocation(node.expression), checker))
      found.push(faulty(node, file, 'a log is used by a name that is not written out'));
    if (ts.isPropertyAccessExpression(node) && node.expression.getText(file) === 'console')
      found.push(faulty(node, file, 'console is used'));
    if (
      ts.isCallExpression(node) &&
      node.expression.getText(file) === 'pino' &&
      !file.fileName.endsWith(LOG_FILE)
    )
      found.push(faulty(node, file, 'a log is made elsewhere than in src/entry/logging/log.ts'));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const LOG_FILE = 'src/entry/logging/log.ts';

function isLogger(type: ts.Type, checker: ts.TypeChecker): boolean {
  const { types } = type as { readonly types?: readonly ts.Type[] };
  if (types?.some((one) => one !== type && isLogger(one, checker)) === true) return true;
  return ['Logger', 'BaseLogger', 'LoggerExtras'].some(
    (name) => type.aliasSymbol?.name === name || type.getSymbol()?.name === name,
  );
}

function judged(call: ts.CallExpression, file: ts.SourceFile, checker: ts.TypeChecker): LogStatement {
  const { arguments: given } = call;
  const last = given.at(-1);
  const words = last ? checker.getTypeAtLocation(last) : null;
  const said = words?.isStringLiteral() === true ? words.value : null;
  const fields = given.length === 2 ? given[0] : undefined;
  const faults = [
    ...(said === null ? ['its words are not the same each time'] : []),
    ...(given.length > 2 ? ['it passes more than fields and words'] : []),
    ...(fields && !ts.isObjectLiteralExpression(fields) ? ['its fields are not written out'] : []),
  ];
  const open: string[] = [];
  if (fields && ts.isObjectLiteralExpression(fields)) {
    for (const property of fields.properties) {
      if (property.name && ts.isComputedPropertyName(property.name)) {
        faults.push('the name of a field is not written out');
      } else if (ts.isSpreadAssignment(property)) {
        const type = checker.getTypeAtLocation(property.expression);
        if (!isClosed(type, checker)) open.push(property.getText(file));
      } else if (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) {
        const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
        const symbol = ts.isShorthandPropertyAssignment(property)
          ? checker.getShorthandAssignmentValueSymbol(property)
          : undefined;
        const type = symbol
          ? checker.getTypeOfSymbolAtLocation(symbol, property)
          : checker.getTypeAtLocation(value);
        if (!isClosed(type, checker)) open.push(`${property.name.getText(file)}: ${value.getText(file)}`);
      } else faults.push('a field is not written out');
    }
  }
  return { place: placeOf(call, file), words: said, open, faults };
}

/** Whether a type's values are all known from the program: numbers, yes or no, nothing, and words that stand there. */
function isClosed(type: ts.Type, checker: ts.TypeChecker): boolean {
  const { NumberLike, BooleanLike, Null, Undefined, StringLiteral, Void } = ts.TypeFlags;
  if ((type.flags & (NumberLike | BooleanLike | Null | Undefined | StringLiteral | Void)) !== 0) return true;
  if (type.isUnion()) return type.types.every((one) => isClosed(one, checker));
  if ((type.flags & ts.TypeFlags.Object) === 0) return false;
  const element = checker.isArrayLikeType(type)
    ? checker.getIndexTypeOfType(type, ts.IndexKind.Number)
    : undefined;
  if (element) return isClosed(element, checker);
  const properties = type.getProperties();
  return (
    checker.getIndexInfosOfType(type).length === 0 &&
    properties.length > 0 &&
    properties.every((property) => isClosed(checker.getTypeOfSymbol(property), checker))
  );
}

function faulty(node: ts.Node, file: ts.SourceFile, fault: string): LogStatement {
  return { place: placeOf(node, file), words: null, open: [], faults: [fault] };
}

function placeOf(node: ts.Node, file: ts.SourceFile): string {
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return `${relative(ROOT, file.fileName)}:${line + 1}`;
}
