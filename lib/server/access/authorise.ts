import 'server-only';
import type { Access, Role, Section } from '../../api/access';
import { AppError } from '../../errors';
import type { Prisma } from '../generated/prisma/client';
import type { Caller } from '../http/caller';
import { database } from '../store/database';
import { unknownDataset } from '../store/imports';
import type { StoredPart } from '../store/receipts';
import { untilWritten } from '../store/until-written';
import type { Link } from './link';

/** The imports that count, without their receipts: a question needs only what the parts hold. */
export const withImports = {
  imports: { where: { replacedById: null }, orderBy: { position: 'asc' }, omit: { receipt: true } },
} as const;

type Found = Prisma.DatasetGetPayload<{ include: typeof withImports }>;
type FoundFor = Prisma.DatasetGetPayload<{ include: typeof withImports & { members: true } }>;

type MemberRole = Exclude<Role, 'link'>;

/** What a caller may have of a dataset. */
export interface Grant {
  role: Role;
  /** Null for members, who see all of it. */
  link: Link | null;
  shows(section: Section): boolean;
}

/** A dataset that its caller may ask; only as one can it be opened. */
export interface Granted extends Omit<Found, 'imports'> {
  /** Its imports, for members alone. */
  imports: Found['imports'];
  /** The parts that are asked: those of the imports, or those that a link stays with. */
  parts: readonly StoredPart[];
  grant: Grant;
}

/**
 * The dataset that was asked for, or the caller's newest; null when the caller has none and asked for none.
 * @throws AppError as `authorise` does
 */
export async function findAsked(id: string | undefined, caller: Caller, access?: Access): Promise<Granted | null> {
  const asked = id ?? caller.link?.datasetId ?? (await newestOf(caller.ownerId));
  return asked === null ? null : authorise(asked, caller, access);
}

/**
 * The one answer to whether a caller may ask a dataset for something, for owners, members and links alike.
 * @param access what is asked for, when it is more than the endpoint's contract says
 * @throws AppError "not_found" for a dataset that is unknown or not the caller's, "forbidden" for one that is not theirs to
 *   ask this of
 */
export async function authorise(id: string, caller: Caller, access: Access = caller.access): Promise<Granted> {
  const found = await findFor(caller.ownerId ?? '', id);
  if (found === null) throw unknownDataset();
  const { link } = caller;
  if (link !== null) {
    if (link.datasetId !== id) throw unknownDataset();
    refuseThroughLink(access, link);
    return throughLink(link, found);
  }
  const role = roleOf(found, caller.ownerId);
  if (role === null) throw unknownDataset();
  if (!rolesFor(access).includes(role)) throw mayOnlyLook();
  return grantedTo(role, found);
}

/**
 * A row that belongs to a dataset, when its caller may ask that dataset for it.
 * @throws AppError `unknown`, for a row of somebody else's as for one that is not there; else as `authorise` does
 */
export async function authoriseRow<Row extends { datasetId: string }>(
  row: Row | null,
  caller: Caller,
  unknown: () => AppError,
): Promise<{ row: Row; dataset: Granted }> {
  if (row === null) throw unknown();
  const dataset = await authorise(row.datasetId, caller).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'not_found' ? unknown() : error;
  });
  return { row, dataset };
}

/** A dataset for one of its members. */
export function grantedTo(role: MemberRole, dataset: Found): Granted {
  return { ...dataset, parts: dataset.imports, grant: { role, link: null, shows: () => true } };
}

function throughLink(link: Link, dataset: Found): Granted {
  const { dataVersion, parts } = link.frozen ?? { dataVersion: dataset.dataVersion, parts: dataset.imports };
  const shows = (section: Section) => link.sections.includes(section);
  return { ...dataset, dataVersion, imports: [], parts, grant: { role: 'link', link, shows } };
}

/** @throws AppError "forbidden" when a link does not open what is asked for */
export function refuseThroughLink(access: Access, { sections }: Pick<Link, 'sections'>): void {
  if (access === 'frame' || sections.some((section) => section === access)) return;
  throw new AppError('forbidden', 'This link does not show that. Ask the person who sent it to you.');
}

/** What an account is to a dataset, with the membership of that account; null when it is nothing to it. */
export function roleOf(
  { ownerId, members }: { ownerId: string; members: { role: string }[] },
  asking: string | null,
): MemberRole | null {
  if (asking === null) return null;
  if (asking === ownerId) return 'owner';
  const role = members[0]?.role;
  return role === 'editor' || role === 'viewer' ? role : null;
}

function rolesFor(access: Access): readonly MemberRole[] {
  if (access === 'public' || access === 'account') return [];
  if (access === 'owner') return ['owner'];
  return access === 'editor' ? ['owner', 'editor'] : ['owner', 'editor', 'viewer'];
}

function mayOnlyLook(): AppError {
  return new AppError('forbidden', 'You may look at this dashboard, but not do that. Ask its owner.');
}

const keptDatasets = untilWritten<FoundFor | null>('kept-datasets', ['dataset', 'import', 'member'], { max: 200 });

/** A dataset with what an account is to it. */
function findFor(userId: string, id: string): Promise<FoundFor | null> {
  const ask = async () => {
    const prisma = await database();
    return prisma.dataset.findUnique({ where: { id }, include: { ...withImports, members: { where: { userId } } } });
  };
  return keptDatasets(JSON.stringify([userId, id]), ask, id);
}

const keptNewest = untilWritten<string | null>('kept-newest', ['dataset'], { max: 1000 });

async function newestOf(ownerId: string | null): Promise<string | null> {
  if (ownerId === null) return null;
  const ask = async () => {
    const prisma = await database();
    const newest = await prisma.dataset.findFirst({
      where: { ownerId },
      orderBy: { createdAt: 'desc' },
      select: { id: true },
    });
    return newest?.id ?? null;
  };
  return keptNewest(ownerId, ask, ownerId);
}
