/** A thread that holds connections open which say nothing; one that is cut off is opened anew. */
import { connect, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { type CrowdOrders, type FromCrowd } from './orders.ts';

/** How many are on their way at once, or the machine's queue of new connections would overflow. */
const AT_ONCE = 100;

const { port, connections } = workerData as CrowdOrders;
const open = new Set<Socket>();
let coming = 0;
let cut = 0;
let isWhole = false;
let isLeaving = false;

function fill(): void {
  while (!isLeaving && coming < AT_ONCE && open.size + coming < connections) come();
  if (!isWhole && open.size === connections) {
    isWhole = true;
    parentPort?.postMessage({ open: true } satisfies FromCrowd);
  }
}

function come(): void {
  coming += 1;
  let isOpen = false;
  const socket = connect(port, '127.0.0.1', () => {
    isOpen = true;
    coming -= 1;
    open.add(socket);
    fill();
  });
  socket.on('error', () => undefined).resume();
  socket.once('close', () => {
    if (isOpen) open.delete(socket);
    else coming -= 1;
    if (isLeaving) return;
    cut += 1;
    setTimeout(fill, 100);
  });
}

parentPort?.once('message', () => {
  isLeaving = true;
  for (const socket of open) socket.destroy();
  parentPort?.postMessage({ cut } satisfies FromCrowd);
  parentPort?.close();
});
fill();
