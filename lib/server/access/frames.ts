import 'server-only';
import { AppError } from '../../errors';
import { findShare } from './link';

/** The origin that may show a page in a frame: the one that its link allows, for any other page none. */
export async function framesOf(path: string): Promise<string | null> {
  const [, token] = /^\/s\/([^/]+)/.exec(path) ?? [];
  if (token === undefined) return null;
  try {
    return (await findShare(decodeURIComponent(token))).embedIn;
  } catch (error) {
    if (error instanceof AppError || error instanceof URIError) return null;
    throw error;
  }
}
