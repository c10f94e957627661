import { DeskError } from '../errors.ts';

const DEPTH = 6;

/**
 * Runs a write of something whose name, address or code nobody else may have. The database's own index decides, so that of two at once
 * one is told. @throws DeskError ALREADY_EXISTS with this message
 */
export async function mustBeNew<T>(message: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isTaken(error)) throw new DeskError('ALREADY_EXISTS', message);
    throw error;
  }
}

/** Prisma names a broken unique index P2002 for its own statements; for written ones PostgreSQL's 23505 lies some causes down. */
function isTaken(error: unknown): boolean {
  let current = error;
  for (let level = 0; level < DEPTH && typeof current === 'object' && current !== null; level += 1) {
    const { code, originalCode, meta, cause } = current as { code?: unknown; originalCode?: unknown; meta?: { driverAdapterError?: unknown }; cause?: unknown };
    if (code === 'P2002' || originalCode === '23505') return true;
    current = meta?.driverAdapterError ?? cause;
  }
  return false;
}
