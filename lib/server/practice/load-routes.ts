import 'server-only';
import { marketBasketAnalysis } from '../../api/basket';
import { changes } from '../../api/changes';
import { readDataset } from '../../api/datasets';
import { forecast } from '../../api/forecast';
import { uploadData } from '../../api/ingest';
import { segments } from '../../api/segments';
import { standOuts } from '../../api/stand-outs';
import { currentAnalysis, dataSummary } from '../../api/summary';
import { env } from '../env';

const firstAsked = [
  uploadData,
  readDataset,
  dataSummary,
  currentAnalysis,
  standOuts,
  changes,
  marketBasketAnalysis,
  forecast,
  segments,
];

/**
 * Has Next.js load what answers an upload and the questions of a dashboard, which it would do when each is asked first: that takes
 * the thread that answers requests for 200 to 300 ms. OPTIONS is answered without putting the question.
 */
export async function loadRoutes(): Promise<void> {
  const { HOST = '127.0.0.1', PORT } = env();
  for (const { path } of firstAsked) await fetch(`http://${HOST}:${PORT}${path}`, { method: 'OPTIONS' });
}
