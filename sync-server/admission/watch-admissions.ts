import { type CredentialWatch, watchCredentials } from '#db/pace/access/watch-credentials.ts'
import { type AuditDenial, createDenialAudit } from '#db/pace/audit/audit-denial.ts'
import type { PaceClient } from '#db/pace/client.ts'
import type { Logger } from '#service/log.ts'
import { type SettingsWatch, watchSettings } from '#db/pace/house/watch-settings.ts'

/** What everything that lets somebody in needs: who may still go on, where a refusal is kept, which house it is. */
export type AdmissionWatch = {
  credentials: CredentialWatch
  auditDenial: AuditDenial
  settings: SettingsWatch
}
type Options = { pace: PaceClient; log: Pick<Logger, 'error'>; everyMs: number | undefined }

export async function watchAdmissions(options: Options): Promise<AdmissionWatch> {
  const { pace, log, everyMs } = options
  const onError = (what: string) => (error: unknown) => log.error({ err: error }, what)
  return {
    credentials: await watchCredentials({
      ...pace,
      onError: onError('credentials could not be checked'),
      ...(everyMs === undefined ? {} : { everyMs }),
    }),
    settings: await watchSettings({
      ...pace,
      onError: onError('the settings could not be read anew'),
    }),
    auditDenial: createDenialAudit({
      db: pace.db,
      onError: onError('a refusal could not be written into the audit'),
    }),
  }
}
