import postgres from 'postgres'
import { z } from 'zod'
import type { Lab } from './lab.ts'

/** How much the database has written to its log since it was made. */
export type WalMeter = { bytes: () => Promise<number> }

const BytesSchema = z.tuple([z.object({ bytes: z.coerce.number() })])

export async function walMeter(lab: Lab): Promise<WalMeter> {
  if (!lab.pace) throw new Error('The lab was opened without a database.')
  const sql = postgres(lab.pace.database.urlOf('pace_sync'), { max: 1 })
  await lab.add(() => sql.end())
  return {
    bytes: async () => {
      const rows = await sql`select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes`
      return BytesSchema.parse([...rows])[0].bytes
    },
  }
}
