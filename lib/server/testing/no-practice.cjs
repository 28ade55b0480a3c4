/** Loaded into servers by tests: their threads do not practise, which would take seconds of each start, unless PRACTICE is 1. */
const { Worker } = require('node:worker_threads');

const { postMessage } = Worker.prototype;

if (process.env.PRACTICE !== '1')
  Worker.prototype.postMessage = function post(message, ...more) {
    if (message !== 'practise') postMessage.call(this, message, ...more);
  };
