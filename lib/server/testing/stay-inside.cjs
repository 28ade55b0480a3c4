/** Loaded into everything that is tested: what reaches for another machine says so and dies. */
const { writeSync } = require('node:fs');
const { Socket } = require('node:net');

const { connect } = Socket.prototype;

Socket.prototype.connect = function stayInside(...given) {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  const { path, host } = { host: typeof second === 'string' ? second : undefined, ...Object(first) };
  if (!path && !/^(localhost|127\.|::1$|\[::1\]$)/.test(host ?? 'localhost')) {
    writeSync(2, `A connection was tried to ${host}; tests reach no other machine.\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  return connect.apply(this, given);
};
