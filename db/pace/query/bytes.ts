import { type SQL, sql } from 'drizzle-orm'

/**
 * Bytes as a parameter, in base64: the driver writes them as hexadecimal, twice as long as they are, and while it does so with some
 * megabytes nobody else has the thread.
 */
export function bytesParam(bytes: Uint8Array): SQL<Uint8Array> {
  return sql`decode(${base64(bytes)}::text, 'base64')`
}

/** The same bytes, for a parameter that stands in such a `decode` already. */
export function base64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}
