/** pgbouncer in front of the test server, lending connections for one transaction each. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile, chmod } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/entry/freePort.ts';

const PGBOUNCER = '/usr/sbin/pgbouncer';

export const isPoolerInstalled = spawnSync(PGBOUNCER, ['--version']).status === 0;

export interface Pooler {
  /** The address of a database, by way of the pooler. */
  through(url: string): string;
  close(): Promise<void>;
}

/** @param port a free one when left out */
export async function startPooler(server: string, port?: number): Promise<Pooler> {
  const folder = await mkdtemp(join(tmpdir(), 'sla-pooler-'));
  await chmod(folder, 0o777);
  port ??= await freePort();
  const { hostname, port: serverPort, username } = new URL(server);
  const users = join(folder, 'users.txt');
  await writeFile(users, `"${username}" ""\n`);
  await writeFile(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=${hostname} port=${serverPort || '5432'}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = 4
`,
  );
  await chmod(users, 0o644);
  // pgbouncer refuses to run as root.
  const asUser = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(PGBOUNCER, ['-q', ...asUser, join(folder, 'pgbouncer.ini')], { stdio: 'inherit' });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    through: (url) => Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href,
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
