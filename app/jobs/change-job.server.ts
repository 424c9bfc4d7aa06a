import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findJob, giveUpJob, retryJob } from '#db/pace/jobs/board.ts'
import { type Actor, authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { JobChange } from '#domain/jobs/job.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'

type Changing = { actor: Actor; by: ChangedBy; id: string; change: JobChange }

/** Has a job tried at once, or no more; who did it is in the audit, in the same transaction. */
export async function changeJob(db: PaceDb, { actor, by, id, change }: Changing): Promise<void> {
  authorise(actor, 'change', 'job')
  await db.transaction(async (tx) => {
    const job = await findJob(tx, id)
    if (!job)
      throw new DomainError(
        'gone',
        'This job is gone: it is done, or another took its place.',
        [],
        {
          key: 'jobGone',
        },
      )
    const isDone =
      change === 'retry'
        ? await retryJob(tx, id)
        : await giveUpJob(tx, id, `Given up by ${by.actor}`)
    if (!isDone)
      throw new DomainError('conflict', 'This job is running right now.', [], { key: 'jobRunning' })
    const { task, key, attempts } = job
    await appendAudit(tx, {
      ...by,
      action: `job.${change}`,
      target: `job:${id}`,
      outcome: 'allowed',
      after: { task, key, attempts },
    })
  })
}
