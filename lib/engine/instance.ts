import { DuckDBInstance } from '@duckdb/node-api';
import { quote } from './lens';

export interface InstanceOptions {
  /** The only folders that queries may read, besides the next one. */
  partsDirectories: string[];
  /** Where large intermediate results go. */
  temporaryDirectory: string;
  memoryLimitMb: number;
  threads: number;
}

/**
 * An in-memory DuckDB that reads Parquet parts and nothing else: no other file, no network, no extension, and no way to change that.
 * @see https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
 */
export async function createInstance(options: InstanceOptions): Promise<DuckDBInstance> {
  const { partsDirectories, temporaryDirectory, memoryLimitMb, threads } = options;
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memoryLimitMb}MB`,
    temp_directory: temporaryDirectory,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`SET parquet_metadata_cache = true`);
  const readable = [...partsDirectories, temporaryDirectory].map(quote);
  await connection.run(`SET allowed_directories = [${readable.join(', ')}]`);
  await connection.run(`SET GLOBAL TimeZone = 'UTC'`);
  await connection.run(`SET enable_external_access = false`);
  await connection.run(`SET lock_configuration = true`);
  connection.closeSync();
  return instance;
}
