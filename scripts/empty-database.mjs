/** Makes an empty embedded database in the folder that is named; a first start copies it, as making one takes seconds. */
import { mkdirSync, rmSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';

const folder = process.argv[2];
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const database = await PGlite.create(folder);
await database.close();
