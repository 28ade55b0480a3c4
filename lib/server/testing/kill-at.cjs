/**
 * Loaded into a server by tests: kills it, as `kill -9` does, before the n-th thing that it does to a disk or a socket at one
 * place, or some milliseconds later, while the file that KILL_AT names says { "place", "after", "later" }. What was done so far is counted in a file beside it.
 *   parse   a cleaning thread reads or writes
 *   store   the server works from the first file that is moved into the store to the last
 *   commit  the server works after that, until it is told that the answer has come
 */
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { Socket } = require('node:net');
const { syncBuiltinESMExports } = require('node:module');
const { isMainThread, workerData } = require('node:worker_threads');

const order = process.env.KILL_AT;
/** The thread of the embedded database works for the server: both count for themselves. */
const role = isMainThread ? 'server' : workerData?.database !== undefined ? 'database' : 'thread';
/** Tells the thread of the database how many files the server has moved. */
const movedFile = `${order}.moved`;
const { existsSync, readFileSync, renameSync, rmSync, writeFileSync } = fs;
const counts = { parse: 0, store: 0, commit: 0 };
let moved = 0;
let ordered = null;
let isActing = false;
let isDying = false;

function act(place) {
  if (isActing) return;
  isActing = true;
  try {
    count(place);
  } finally {
    isActing = false;
  }
}

function count(place) {
  const text = existsSync(order) ? readFileSync(order, 'utf8') : null;
  if (text !== ordered) for (const name of Object.keys(counts)) counts[name] = 0;
  ordered = text;
  if (text === null) {
    if (isMainThread && moved > 0) rmSync(movedFile, { force: true });
    moved = 0;
    return;
  }
  const wanted = JSON.parse(text);
  counts[place]++;
  if (wanted.place === place && counts[place] > wanted.after) kill(wanted.later);
  const file = `${order}.${role}`;
  writeFileSync(`${file}.new`, JSON.stringify(counts));
  renameSync(`${file}.new`, file);
}

/** At once, or later by another process, which also ends what keeps this one from doing anything else. */
function kill(later) {
  if (later === 0) process.kill(process.pid, 'SIGKILL');
  if (isDying) return;
  isDying = true;
  spawn('sh', ['-c', `sleep ${later / 1000}; kill -9 ${process.pid}`], { stdio: 'ignore', detached: true });
}

function watch(object, name, placeOf) {
  const original = object[name];
  object[name] = function watched(...given) {
    const place = placeOf(given);
    if (place !== null) act(place);
    return original.apply(this, given);
  };
}

if (order !== undefined) {
  const inThread = () => (role === 'thread' ? 'parse' : null);
  const movedSoFar = () => {
    if (role === 'server') return moved;
    return role === 'database' && !isActing && existsSync(movedFile) ? Number(readFileSync(movedFile, 'utf8')) : 0;
  };
  const afterMove = () => {
    const soFar = movedSoFar();
    return soFar === 0 ? null : soFar < 2 ? 'store' : 'commit';
  };
  for (const name of ['readSync', 'writeSync', 'fsyncSync', 'ftruncateSync', 'openSync'])
    watch(fs, name, () => inThread() ?? afterMove());
  watch(Socket.prototype, 'write', afterMove);
  watch(fs.promises, 'rename', ([, to]) => {
    if (!isMainThread || !/[\\/]blobs[\\/]/.test(String(to)) || !existsSync(order)) return null;
    moved++;
    writeFileSync(movedFile, String(moved));
    return 'store';
  });
  syncBuiltinESMExports();
}
