import { deleteDataset, readDataset, updateDataset } from '@/lib/api/datasets';
import { read, remove, update } from '@/lib/server/datasets';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(readDataset, read);
export const PATCH = handle(updateDataset, update);
export const DELETE = handle(deleteDataset, remove);
