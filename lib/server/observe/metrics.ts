import 'server-only';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { env } from '../env';
import { once } from '../once';

const seconds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/**
 * What is counted about this process, without names or ids. Labels take values from lists of ours alone, so that their
 * number is bounded. Process and event loop are watched only where somebody may read it.
 */
export const metrics = once('metrics', () => {
  const registry = new Registry();
  const registers = [registry];
  if (env().METRICS_TOKEN !== undefined)
    collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 10 });
  return {
    registry,
    requests: new Counter({
      name: 'shelfwise_http_requests_total',
      help: 'Requests answered, by route template and status; 499 is a client that went away.',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'shelfwise_http_request_duration_seconds',
      help: 'Time from the head of a request to the end of its answer.',
      labelNames: ['method', 'route'],
      buckets: seconds,
      registers,
    }),
    querySeconds: new Histogram({
      name: 'shelfwise_query_duration_seconds',
      help: 'Time of one query of the analytics engine or the database, without waiting for a connection.',
      labelNames: ['store'],
      buckets: seconds,
      registers,
    }),
    imports: new Counter({
      name: 'shelfwise_imports_total',
      help: 'Uploaded files by what became of them.',
      labelNames: ['outcome'],
      registers,
    }),
    importRows: new Counter({
      name: 'shelfwise_import_rows_total',
      help: 'Rows of stored files, by whether they were kept or rejected.',
      labelNames: ['fate'],
      registers,
    }),
    uploads: new Gauge({
      name: 'shelfwise_uploads_running',
      help: 'Uploads that are being received, cleaned or stored.',
      registers,
    }),
    learning: new Gauge({
      name: 'shelfwise_learning_jobs',
      help: 'Jobs that a learning thread works on, and those that wait for one.',
      labelNames: ['state'],
      registers,
    }),
  };
});
