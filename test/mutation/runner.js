/**
 * Runs the domain's tests for Stryker in one process. Jest would begin anew for every mutant and read every agreement
 * again, which takes many times as long as the tests themselves. Here only what may remember something of the mutant
 * before is loaded again: the domain and its tests, with the number of the run behind their names.
 */
import { glob } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { performance } from 'node:perf_hooks';
import { cwd, env } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'expect';
import { bind } from 'jest-each';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';

const RUN = '?run=';
/** What is loaded again for a run, if what asks for it was. */
const ANEW = /^(src|test)\//;
/** Reads all agreements of the golden lives, once for all mutants, with what it imports for that. */
const KEPT = /^(config\/|test\/support\/goldenLives)/;
/** Generated lives and histories count what they have seen, and are not content with a few. */
const LEFT_OUT = /(generated|versions)\.test\.ts$/;

/** What only shuffles and doubles facts is asked about the timeline, which puts them in order; what follows does not see it. */
const ONLY_ORDER = env.ROOM === 'timeline' ? null : / whatever the order and the copies of its facts$/;

/** The folders of test/domain that are asked about a room, in turn. */
const ASKED = { time: ['time'], timeline: ['timeline', 'evaluate'] };

/** @param root where the sandbox lies, as a URL */
function loadAnew(root) {
  const sources = new Map();
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const run = context.parentURL?.split(RUN)[1];
      if (run === undefined || !found.url.startsWith(root)) return found;
      const path = found.url.slice(root.length);
      return ANEW.test(path) && !KEPT.test(path) ? { ...found, url: `${found.url}${RUN}${run}` } : found;
    },
    load(url, context, next) {
      const [file = url] = url.split(RUN);
      if (!file.startsWith(root) || !file.endsWith('.ts')) return next(url, context);
      let source = sources.get(file);
      if (source === undefined) {
        source = stripTypeScriptTypes(readFileSync(fileURLToPath(file), 'utf8'));
        sources.set(file, source);
      }
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

/** What test files find as globals. Tests are noted down while their file loads. */
function collectedTests() {
  const tests = [];
  const path = [];
  const test = (name, run) => {
    tests.push({ name: [...path, name].join(' › '), run });
  };
  const describe = (name, tell) => {
    path.push(name);
    tell();
    path.pop();
  };
  test.each = bind(test);
  describe.each = bind(describe);
  Object.assign(globalThis, { test, describe, expect });
  return tests;
}

async function failureOf(run) {
  try {
    await run();
    return null;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

class DomainRunner {
  #root = '';
  #files = [];
  #runs = 0;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#root = pathToFileURL(`${cwd()}/`).href;
    globalThis.__stryker__ ??= {};
    loadAnew(this.#root);
    this.#files = [];
    for (const folder of ASKED[env.ROOM] ?? ['evaluate']) {
      const files = await Array.fromAsync(glob(`test/domain/${folder}/*.test.ts`));
      this.#files.push(...files.filter((file) => !LEFT_OUT.test(file)).sort());
    }
    await import(`${this.#root}test/mutation/generated.ts`);
  }

  async dryRun() {
    const tests = await this.#run(
      () => true,
      () => false,
    );
    return { status: DryRunStatus.Complete, tests, mutantCoverage: globalThis.__stryker__.mutantCoverage };
  }

  async mutantRun({ activeMutant, hitLimit, testFilter }) {
    const stryker = globalThis.__stryker__;
    Object.assign(stryker, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
    const goesInCircles = () => determineHitLimitReached(stryker.hitCount, stryker.hitLimit);
    const tests = await this.#run(
      (name) => testFilter?.includes(name) ?? true,
      ({ status }) => status === TestStatus.Failed || goesInCircles(),
    );
    return toMutantRunResult(goesInCircles() ?? { status: DryRunStatus.Complete, tests });
  }

  async #run(isAsked, isEnough) {
    this.#runs += 1;
    globalThis.__stryker__.currentTestId = undefined;
    const tests = collectedTests();
    const failure = await failureOf(async () => {
      for (const file of this.#files) await import(`${this.#root}${file}${RUN}${this.#runs}`);
    });
    if (failure !== null) return [resultOf('to load', failure, 0)];
    const results = [];
    for (const { name, run } of tests) {
      if (!isAsked(name) || ONLY_ORDER?.test(name)) continue;
      globalThis.__stryker__.currentTestId = name;
      const startedAt = performance.now();
      const result = resultOf(name, await failureOf(run), performance.now() - startedAt);
      results.push(result);
      if (isEnough(result)) break;
    }
    return results;
  }
}

function resultOf(name, failureMessage, timeSpentMs) {
  const told = { id: name, name, timeSpentMs };
  return failureMessage === null
    ? { ...told, status: TestStatus.Success }
    : { ...told, status: TestStatus.Failed, failureMessage };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'domain', DomainRunner)];
