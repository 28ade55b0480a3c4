/** Makes an embedded database without rows in the folder that is named; a first start copies it, as making and migrating one takes seconds. */
import { mkdirSync, rmSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { embeddedSession } from '../lib/server/store/embedded/embedded';
import { migrate, readMigrations } from '../lib/server/store/migrate';

const [folder = ''] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const database = await PGlite.create(folder);
await migrate(embeddedSession(database), readMigrations());
await database.close();
