import { createEvent, listEvents } from '@/lib/api/events';
import { handle } from '@/lib/server/http/handle';
import { create, list } from '@/lib/server/stand-outs/events';

export const GET = handle(listEvents, list);
export const POST = handle(createEvent, create);
