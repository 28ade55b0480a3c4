import { deleteEvent, updateEvent } from '@/lib/api/events';
import { handle } from '@/lib/server/http/handle';
import { remove, update } from '@/lib/server/stand-outs/events';

export const PATCH = handle(updateEvent, update);
export const DELETE = handle(deleteEvent, remove);
