import { type AuditDenial, createDenialAudit } from '#db/pace/audit-denial.ts'
import type { PaceClient } from '#db/pace/client.ts'
import { type StandingWatch, watchStandings } from '#db/pace/watch-standings.ts'
import type { Logger } from '#service/log.ts'

/** What every door of the server needs: who still may go on, and where a refusal is kept. */
export type Door = { standings: StandingWatch; auditDenial: AuditDenial }
type Options = { pace: PaceClient; log: Pick<Logger, 'error'>; everyMs: number | undefined }

export async function watchDoor({ pace: { db, sql }, log, everyMs }: Options): Promise<Door> {
  const onError = (what: string) => (error: unknown) => log.error({ err: error }, what)
  return {
    standings: await watchStandings({
      db,
      sql,
      onError: onError('standings could not be checked'),
      ...(everyMs === undefined ? {} : { everyMs }),
    }),
    auditDenial: createDenialAudit({
      db,
      onError: onError('a refusal could not be written into the audit'),
    }),
  }
}
