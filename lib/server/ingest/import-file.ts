import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Receipt, UploadOptions } from '../../api/ingest';
import { doubtsOf } from '../../ingest/doubts';
import type { KnownLines } from '../../ingest/ingest';
import { capabilitiesOf } from '../../sales/capabilities';
import { chooseLocale } from '../../sales/notation';
import type { Caller } from '../http/caller';
import { created, json } from '../http/handle';
import { countImport } from '../observe/count-import';
import { storeAhead } from '../postgres-lines/analytics';
import { commitImport, findSame, type NewImport } from '../store/imports';
import { rememberReading } from '../store/readings';
import { describeFile, receiptOf } from '../store/receipts';
import { clean } from '../upload/cleaning/clean';
import type { HeadStart } from '../upload/cleaning/head-start';
import type { Cleaned } from '../upload/cleaning/requests';
import { dropUpload, keepUpload, type SpooledFile } from '../upload/kept';
import { answerAhead } from './answer-ahead';
import type { Track } from './begin-upload';
import { cleanJob, hashOptions, ingestOptions, ownerOfTarget, wantedImport } from './import-options';
import { isIntact, mend } from './mend';
import { fitIn, type Held, holdAgainst, isDoubtful } from './overlap';
import { headersOf, readAsBefore, withKeptBytes } from './read-as-before';

interface ImportContext {
  id: string;
  options: UploadOptions;
  caller: Caller;
  track: Track;
  /** Languages that the reader's browser asks for. */
  acceptLanguage: string | null;
  /** Where parts are written before they are stored. */
  folder: string;
  signal: AbortSignal;
  /** Id of the dataset that the file may make. */
  newDataset: string;
  headStart: HeadStart | null;
}

/** Understands, cleans and stores a file in the spool, or keeps it there until its owner has settled what is doubtful. */
export async function importFile(file: SpooledFile, context: ImportContext): Promise<Response> {
  const { id, options, caller, track, signal } = context;
  const targetOwner = await ownerOfTarget(options, caller);
  const wanted = wantedImport(id, file, options, context.newDataset);
  const ownerId = targetOwner ?? caller.ownerId;
  const same = options.dryRun || ownerId === null ? null : await findSame({ ...wanted, ownerId });
  track({ stage: 'reading', fraction: 0 });
  if (same !== null) {
    if (!(await isIntact(same))) {
      await context.headStart?.stop();
      await mend(same, await cleanFile(file, options, same.datasetId, { ...context, headStart: null }));
    }
    return known(receiptOf(same, true));
  }
  const { cleaned, chosen } = await readAsBefore(options, caller.ownerId, (tried) =>
    cleanFile(file, tried, wanted.target.datasetId, context),
  ).catch(async (error) => {
    throw await withKeptBytes(error, file, options, caller);
  });
  for (;;) {
    const held = await holdAgainst(wanted.target, cleaned);
    const asks = options.overlap === undefined && wanted.target.mode === 'append' && isDoubtful(held);
    const doubts = [...(asks ? ['OVERLAP'] : []), ...doubtsOf(cleaned.result.understanding)];
    if (options.dryRun || (options.review && doubts.length > 0)) {
      const upload = keepUpload(file, await caller.ensureOwner());
      const described = describeFile(cleaned, held?.overlap ?? null);
      const receipt: Receipt = { ...described, ...unstored(file), review: { upload, doubts } };
      countImport('lookedAt');
      return json(receipt);
    }
    const fitted = await fitIn(held, wanted, cleaned, (known) =>
      cleanFile(file, chosen, wanted.target.datasetId, context, known),
    );
    signal.throwIfAborted();
    track({ stage: 'storing', fraction: null });
    const owner = await caller.ensureOwner();
    await nextTurn();
    const { understanding } = cleaned.result;
    const currency = options.currency ?? understanding.currency;
    const locale = chooseLocale({ decimal: understanding.dialect.decimal, currency }, context.acceptLanguage);
    const committed = { ...wanted, optionsHash: hashOptions(chosen), currency, locale, ownerId: targetOwner ?? owner };
    await storeAhead(fitted.part, fitted.result.profile);
    const receipt =
      held !== null && fitted.result.profile.rows === 0
        ? await receiptOfKnown(committed, fitted, cleaned, held, file)
        : await commitImport(committed, fitted, cleaned, held);
    if (receipt === null) continue;
    if (options.upload !== undefined) dropUpload(options.upload, owner);
    await rememberReading(owner, headersOf(cleaned), options);
    if (receipt.import.alreadyImported) return known(receipt);
    countImport('stored', receipt.rows);
    await nextTurn();
    if (receipt.dataset !== null) answerAhead(receipt.dataset.id, caller);
    return created(receipt);
  }
}

function known(receipt: Receipt): Response {
  countImport('known');
  return json(receipt);
}

/** The receipt of a file that has nothing new for its dataset: of its own import, if it has one there. */
async function receiptOfKnown(
  wanted: Omit<NewImport, 'currency' | 'locale'>,
  fitted: Cleaned,
  whole: Cleaned,
  { dataset, overlap }: Held,
  file: SpooledFile,
): Promise<Receipt> {
  const same = await findSame({ ...wanted, overlap: 'keep' });
  if (same !== null) return receiptOf(same, true);
  const { id, name, dataVersion } = dataset;
  return {
    ...describeFile(fitted, overlap),
    capabilities: capabilitiesOf(whole.result.profile.columns),
    dataset: { id, name, dataVersion },
    import: { ...unstored(file).import, alreadyImported: true },
    review: null,
  };
}

/** @param known lines to leave out; the whole file that was cleaned before stays beside what is left */
function cleanFile(
  file: SpooledFile,
  options: UploadOptions,
  datasetId: string,
  { folder, track, signal, headStart }: ImportContext,
  known?: KnownLines,
) {
  const read = { ...ingestOptions(options, datasetId), fileId: `${file.sha256.slice(0, 8)}-`, ...(known && { known }) };
  const job = cleanJob(file.path, folder, known === undefined ? 'whole' : 'new', read, options);
  return clean({ ...job, bytes: file.bytes }, track, signal, headStart);
}

function unstored({ fileName, bytes, sha256 }: SpooledFile): Pick<Receipt, 'dataset' | 'import'> {
  return { dataset: null, import: { id: null, fileName, bytes, sha256, alreadyImported: false } };
}
