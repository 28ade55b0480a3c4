import { forecast } from '@/lib/api/forecast';
import { forecasting } from '@/lib/server/forecast/forecast';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(forecast, forecasting);
export const POST = GET;
