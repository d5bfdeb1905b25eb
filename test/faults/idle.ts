/** A process that opens connections and says nothing on them; it says how many are open, once all were tried. */
import { connect } from 'node:net';

const [port = '0', count = '0'] = process.argv.slice(2);
let [open, cut, tried] = [0, 0, 0];
for (let each = 0; each < Number(count); each += 1) {
  const socket = connect(Number(port), '127.0.0.1').resume();
  let isOpen = false;
  const told = (): void => {
    tried += 1;
    if (tried === Number(count)) process.send?.({ open });
  };
  socket.once('connect', () => {
    isOpen = true;
    open += 1;
    told();
  });
  socket.on('error', () => undefined);
  socket.once('close', () => {
    if (!isOpen) told();
    cut += 1;
    if (cut === Number(count)) process.disconnect();
  });
}
