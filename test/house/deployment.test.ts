/**
 * Dockerfile, compose.yaml and the Kubernetes example, as far as they can be held to the code without a container: what is
 * copied starts and is found healthy, and every process is given settings it can start with. Of Kubernetes' own schema only the
 * fields that are used here are checked, each strictly.
 */
import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, matchesGlob, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Deployment } from 'kubernetes-models/apps/v1';
import { Service } from 'kubernetes-models/v1';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { FROM_FILES, readEnvironment, SETTINGS } from '../../config/environment.ts';
import { freePort } from '../../src/entry/freePort.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { inFolder } from '../support/laidOut.ts';
import { until } from '../support/running.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ');

/** What the last stage copies from the checkout, and what is not sent to be copied. */
const copied = [...(dockerfile.split(/^FROM /m).at(-1) ?? '').matchAll(/^COPY (?!--from)(\S+) \S+$/gm)].map(
  ([, path]) => path ?? '',
);
const lines = read('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const sent = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
const held = lines.filter((line) => !line.startsWith('!') && line !== '*');

const healthcheck = /HEALTHCHECK .*?CMD (\[.*\])$/m.exec(dockerfile)?.[1];
const command = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1];
const words = (json: string | undefined): readonly string[] =>
  z.array(z.string()).parse(JSON.parse(json ?? ''));

describe('the Dockerfile', () => {
  test('copies what is there and is sent, and nothing that the service does not need', () => {
    expect(copied.toSorted()).toEqual(['cards', 'config', 'package.json', 'src', 'webhooks']);
    for (const path of [...copied, 'package-lock.json']) {
      expect([path, existsSync(join(ROOT, path)), sent.includes(path)]).toEqual([path, true, true]);
    }
  });

  test('runs as a user that is not root, on the Node that package.json asks for, with the command of npm start', () => {
    expect(/^USER (\d+):(\d+)$/m.exec(dockerfile)?.slice(1).map(Number)).toEqual([1_000, 1_000]);
    const { engines, scripts } = JSON.parse(read('package.json')) as {
      engines: { node: string };
      scripts: { start: string };
    };
    const asked = Number(/>=(\d+)/.exec(engines.node)?.[1]);
    for (const [, version] of dockerfile.matchAll(/^FROM node:(\d+)-slim/gm)) {
      expect(Number(version)).toBeGreaterThanOrEqual(asked);
    }
    expect(words(command).join(' ')).toBe(scripts.start);
  });

  test('sets what is read of the environment', () => {
    const set = [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, pairs]) =>
      [...(pairs ?? '').matchAll(/(\w+)=/g)].map(([, name]) => name ?? ''),
    );
    expect(set.filter((name) => name !== 'NODE_ENV' && !isSetting(name))).toEqual([]);
    expect(set).toContain('SLA_DATA_DIR');
  });

  test('what is copied starts, and the health check finds it well; where nobody answers it does not', async () => {
    const base = mkdtempSync(join(tmpdir(), 'sla-image-'));
    const app = join(base, 'app');
    const port = String(await freePort());
    const sandbox = await startSandbox({
      time: systemTime,
      people: REPS,
      accessToken: 'pat-eu1-image',
      clientSecret: 'image',
      serviceUrl: 'http://127.0.0.1:9',
      subscriptions: [],
    });
    for (const path of copied) {
      cpSync(join(ROOT, path), join(app, path), {
        recursive: true,
        filter: (from) => !held.some((glob) => matchesGlob(from.slice(ROOT.length + 1), glob)),
      });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(app, 'node_modules'));
    await inFolder(join(base, 'store'));
    const check = (): Promise<number> => {
      const [, ...args] = words(healthcheck);
      return promisify(execFile)(process.execPath, args, { env: { PORT: port } }).then(
        () => 0,
        (error: unknown) => z.object({ code: z.number() }).parse(error).code,
      );
    };
    expect(await check()).toBe(1);
    const [, ...args] = words(command);
    const child = spawn(process.execPath, args, {
      cwd: app,
      env: {
        HUBSPOT_ACCESS_TOKEN: 'pat-eu1-image',
        HUBSPOT_CLIENT_SECRET: 'image',
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        HUBSPOT_API_URL: sandbox.url,
        SLA_DATA_DIR: join(base, 'store'),
        PORT: port,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = new Promise((done) => child.once('exit', done));
    try {
      const ready = (): Promise<number> =>
        fetch(`http://127.0.0.1:${port}/readyz`).then(
          ({ status }) => status,
          () => 0,
        );
      await Promise.race([
        until(ready, (status) => status === 200),
        ended.then((code) => {
          throw new Error(`the service ended with ${String(code)}`);
        }),
      ]);
      expect(await check()).toBe(0);
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    } finally {
      child.kill('SIGKILL');
      await sandbox.close();
      rmSync(base, { recursive: true, force: true });
    }
  }, 120_000);
});

describe('compose.yaml', () => {
  const variables = z.record(z.string(), z.string());
  const service = z.looseObject({
    image: z.string(),
    read_only: z.boolean().optional(),
    cap_drop: z.array(z.string()).optional(),
    environment: variables.optional(),
    secrets: z.array(z.string()).optional(),
    configs: z.array(z.object({ source: z.string(), target: z.string() })).optional(),
  });
  const compose = z
    .object({
      services: z.record(z.string(), service),
      configs: z.record(z.string(), z.object({ content: z.string() })),
      secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
      volumes: z.record(z.string(), z.null()),
    })
    .parse(parse(read('compose.yaml'), { merge: true }));
  const ours = Object.entries(compose.services).filter(([, { image }]) => image === 'sla-clock');

  const head = read('compose.yaml').split('\nname:')[0] ?? '';
  /** As its head tells to type them. */
  const secrets = Object.fromEntries(
    [...head.matchAll(/printf %s '(.+)' > secrets\/(\S+)/g)].map(([, text = '', file = '']) => [file, text]),
  );
  const filled = (text: string): string =>
    text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_whole, name: string, kind?: string, rest = '') => {
      const told = new RegExp(`${name}=(\\S+)`).exec(head)?.[1] ?? (kind === '-' ? String(rest) : null);
      if (told === null) throw new Error(`${name} is not told in the head of compose.yaml`);
      return told;
    });

  test('has every secret in a file that its head tells to make, and mounts to each only what it reads', () => {
    expect(Object.values(compose.secrets).map(({ file }) => file)).toEqual(
      Object.keys(compose.secrets).map((name) => `secrets/${name}`),
    );
    expect(Object.keys(secrets).toSorted()).toEqual(Object.keys(compose.secrets).toSorted());
    for (const [name, { environment = {}, secrets: mounted = [] }] of Object.entries(compose.services)) {
      const read = Object.values(environment).flatMap(
        (value) => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? [],
      );
      expect([name, read.toSorted()]).toEqual([name, [...mounted].toSorted()]);
      const plain = Object.keys(environment).filter((each) => FROM_FILES.some((secret) => secret === each));
      expect([name, plain]).toEqual([name, []]);
    }
    expect(read('.gitignore').split('\n')).toContain('secrets/');
    const { pathname, password, hostname } = new URL(secrets['database-url'] ?? '');
    expect([pathname, decodeURIComponent(password), hostname]).toEqual([
      '/sla',
      secrets['database-password'],
      'db',
    ]);
  });

  test('runs two of each role, with settings they start with and no others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sla-secrets-'));
    for (const [name, text] of Object.entries(secrets)) writeFileSync(join(folder, name), text);
    const roles = ours.map(([name, { environment = {} }]) => {
      expect([name, Object.keys(environment).filter((each) => !isSetting(each))]).toEqual([name, []]);
      const settings = Object.fromEntries(
        Object.entries(environment).map(([key, value]) => [
          key,
          filled(value).replace(/^\/run\/secrets\//, `${folder}/`),
        ]),
      );
      const result = readEnvironment(settings);
      if (!result.ok)
        throw new Error(`${name} cannot start: ${result.problems.map((one) => one.name).join()}`);
      const { role, web, databaseUrl } = result.environment;
      expect([name, databaseUrl]).toEqual([name, secrets['database-url']]);
      const { PUBLIC_URL: url, HUBSPOT_CLIENT_SECRET_FILE: secret } = settings;
      if (role === 'worker') expect([name, url, secret]).toEqual([name, undefined, undefined]);
      else expect([name, web?.publicUrl]).toEqual([name, 'https://sla.example.com']);
      return role;
    });
    rmSync(folder, { recursive: true });
    expect(roles.toSorted()).toEqual(['web', 'web', 'worker', 'worker']);
  });

  test('gives nobody of ours a file system to write to, or a right of root', () => {
    for (const [, one] of ours) expect(one).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  test('balances between all that are web, by whether they are ready, and lets through only what HubSpot calls', () => {
    const caddyfile = compose.configs.caddyfile?.content ?? '';
    const webs = ours.flatMap(([name, { environment }]) =>
      environment?.SLA_ROLE === 'web' ? [`${name}:3000`] : [],
    );
    expect(/reverse_proxy (.+) \{/.exec(caddyfile)?.[1]?.split(' ')).toEqual(webs);
    expect(caddyfile).toContain('health_uri /readyz');
    expect(/@hubspot path (.+)/.exec(caddyfile)?.[1]).toBe('/webhooks/hubspot /hubspot/*');
    // A dollar sign of Caddy's own is doubled, or Compose would take it.
    expect(caddyfile.replaceAll('$$', '')).not.toContain('$');
  });
});

describe('the Kubernetes example', () => {
  const labels = z.record(z.string(), z.string());
  const probe = z.strictObject({
    httpGet: z.strictObject({ path: z.enum(['/healthz', '/readyz']), port: z.literal('http') }),
    periodSeconds: z.int().positive(),
    timeoutSeconds: z.int().positive().optional(),
    failureThreshold: z.int().positive().optional(),
  });
  const container = z.strictObject({
    name: z.string(),
    image: z.string(),
    env: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    ports: z.tuple([z.strictObject({ name: z.literal('http'), containerPort: z.literal(3000) })]),
    livenessProbe: probe,
    readinessProbe: probe,
    startupProbe: probe,
    securityContext: z.strictObject({
      readOnlyRootFilesystem: z.literal(true),
      allowPrivilegeEscalation: z.literal(false),
      capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
    }),
    resources: z.strictObject({ requests: labels, limits: labels }),
    volumeMounts: z.array(
      z.strictObject({ name: z.string(), mountPath: z.string(), readOnly: z.literal(true) }),
    ),
  });
  const metadata = z.strictObject({ name: z.string(), labels });
  const deployment = z.strictObject({
    apiVersion: z.literal('apps/v1'),
    kind: z.literal('Deployment'),
    metadata,
    spec: z.strictObject({
      replicas: z.literal(2),
      selector: z.strictObject({ matchLabels: labels }),
      template: z.strictObject({
        metadata: z.strictObject({ labels }),
        spec: z.strictObject({
          automountServiceAccountToken: z.literal(false),
          terminationGracePeriodSeconds: z.int().min(5),
          securityContext: z.strictObject({
            runAsNonRoot: z.literal(true),
            runAsUser: z.literal(1000),
            runAsGroup: z.literal(1000),
            fsGroup: z.literal(1000),
            seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
          }),
          containers: z.tuple([container]),
          volumes: z.tuple([
            z.strictObject({ name: z.string(), configMap: z.strictObject({ name: z.string() }) }),
            z.strictObject({
              name: z.string(),
              secret: z.strictObject({
                secretName: z.string(),
                defaultMode: z.literal(0o440),
                items: z.array(z.strictObject({ key: z.string(), path: z.string() })).optional(),
              }),
            }),
          ]),
        }),
      }),
    }),
  });
  const service = z.strictObject({
    apiVersion: z.literal('v1'),
    kind: z.literal('Service'),
    metadata,
    spec: z.strictObject({
      selector: labels,
      ports: z.tuple([z.strictObject({ name: z.string(), port: z.int(), targetPort: z.literal('http') })]),
    }),
  });
  const text = read('deploy/kubernetes.yaml');
  const documents = parseAllDocuments(text);
  const [web, ...deployments] = z
    .tuple([service, deployment, deployment])
    .parse(documents.map((document) => document.toJS() as unknown));

  test('reads without an error or a warning', () => {
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
  });

  test('is what Kubernetes takes', () => {
    expect(() => {
      new Service(web).validate();
    }).not.toThrow();
    for (const each of deployments) {
      expect(() => {
        new Deployment(each as never).validate();
      }).not.toThrow();
      const without = structuredClone(each) as { spec: { selector?: unknown } };
      delete without.spec.selector;
      expect(() => {
        new Deployment(without as never).validate();
      }).toThrow('selector');
    }
  });

  test('gives each role settings it starts with and no others; secrets are files of a Secret that its head tells to make', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sla-secrets-'));
    const made = [...text.matchAll(/--from-literal=([\w-]+)=/g)].map(([, key]) => key ?? '');
    const roles = deployments.map(({ spec }) => {
      const [{ env, volumeMounts }] = spec.template.spec.containers;
      const [, { secret }] = spec.template.spec.volumes;
      expect(text).toContain(`kubectl create secret generic ${secret.secretName} `);
      const mountedAt = volumeMounts[1]?.mountPath ?? '';
      expect(env.map(({ name }) => name).filter((name) => !isSetting(name))).toEqual([]);
      const { items = made.map((key) => ({ key, path: key })) } = secret;
      expect(made).toEqual(expect.arrayContaining(items.map(({ key }) => key)));
      const files = env.flatMap(({ name, value }) => (name.endsWith('_FILE') ? [value] : []));
      expect(items.map(({ path }) => `${mountedAt}/${path}`).toSorted()).toEqual(files.toSorted());
      const settings = env.map(({ name, value }) => {
        if (!name.endsWith('_FILE')) return [name, value];
        const key = value.replace(`${mountedAt}/`, '');
        writeFileSync(join(folder, key), key === 'database-url' ? 'postgres://sla@db/sla' : 'secret');
        return [name, join(folder, key)];
      });
      const plain = env.flatMap(({ name }) => (name.endsWith('_FILE') ? [] : [name]));
      const result = readEnvironment(Object.fromEntries(settings) as Record<string, string>);
      if (!result.ok) throw new Error(result.problems.map(({ name }) => name).join());
      const { role } = result.environment;
      const address = role === 'worker' ? [] : ['PUBLIC_URL'];
      expect([role, plain.toSorted()]).toEqual([role, [...address, 'SLA_AGREEMENT', 'SLA_ROLE']]);
      const read = files.some((file) => file.endsWith('client-secret'));
      expect([role, read]).toEqual([role, role !== 'worker']);
      return role;
    });
    rmSync(folder, { recursive: true });
    expect(roles).toEqual(['web', 'worker']);
  });

  test('asks /healthz whether to restart and /readyz whether to send anything', () => {
    for (const { spec } of deployments) {
      const [{ livenessProbe, readinessProbe, startupProbe }] = spec.template.spec.containers;
      expect([livenessProbe, startupProbe, readinessProbe].map(({ httpGet }) => httpGet.path)).toEqual([
        '/healthz',
        '/healthz',
        '/readyz',
      ]);
    }
  });

  test('each deployment finds its own pods, and the service those that are web', () => {
    for (const { spec, metadata: named } of deployments) {
      expect(spec.template.metadata.labels).toEqual(spec.selector.matchLabels);
      expect(named.labels).toEqual(spec.selector.matchLabels);
      const [{ volumeMounts }] = spec.template.spec.containers;
      expect(volumeMounts.map(({ name }) => name)).toEqual(
        spec.template.spec.volumes.map(({ name }) => name),
      );
      const [{ configMap }] = spec.template.spec.volumes;
      expect(text).toContain(`kubectl create configmap ${configMap.name} `);
    }
    expect(web.spec.selector).toEqual(deployments[0].spec.selector.matchLabels);
  });
});

function isSetting(name: string): boolean {
  return [...SETTINGS, ...FROM_FILES.map((setting) => `${setting}_FILE`)].includes(name);
}
