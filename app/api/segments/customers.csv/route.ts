import { downloadCustomers } from '@/lib/api/segments';
import { handle } from '@/lib/server/http/handle';
import { customersCsv } from '@/lib/server/segments/customers';

export const GET = handle(downloadCustomers, customersCsv);
