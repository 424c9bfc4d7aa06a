import { createHash } from 'node:crypto'
import type { PaceDb } from '#db/pace/client.ts'
import { keepMessage } from '#db/pace/portals/messages.ts'
import { REPORT_TASK } from './understand-report.ts'

export const REPORT_PATH = '/portals/bayut/report'
/** A hundred thousand listings without their texts, or ten thousand with them. */
export const REPORT_BYTES = 32 * 1024 * 1024

/** A portal's word on what it made of our feed: kept as it came, understood by a job afterwards. */
export async function takeReport(db: PaceDb, body: Uint8Array): Promise<void> {
  const bodyHash = createHash('sha256').update(body).digest('hex')
  await keepMessage(
    db,
    { portal: 'bayut', body, bodyHash },
    {
      task: REPORT_TASK,
      queue: REPORT_TASK,
    },
  )
}
