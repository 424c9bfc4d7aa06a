import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { listLeadsWithoutContact } from '#db/pace/contacts/adoption.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { Logger } from '#service/log.ts'
import type { Commands } from '../sync-client/commands.server.ts'

type Deps = {
  db: PaceDb
  commands: Pick<Commands, 'forService'>
  log: Pick<Logger, 'error'>
  size?: number
}

export const ADOPT_TASK = 'adopt-leads'
/** Slices run one after another, whichever process takes them. */
export const ADOPT_QUEUE = 'adoption'
export const AdoptPayloadSchema = z.object({ after: z.uuid().nullable().default(null) })
type Payload = z.output<typeof AdoptPayloadSchema>

const SLICE = 100

/**
 * Gives the next leads that have no contact theirs, and queues those after them. A slice that dies is begun again: whoever has been
 * given a contact meanwhile is not found any more.
 */
export async function adoptLeads(deps: Deps, { after }: Payload): Promise<void> {
  const { db, commands, log, size = SLICE } = deps
  const runner = commands.forService({ cause: 'adoption' })
  const ids = await listLeadsWithoutContact(db, { after, limit: size })
  for (const id of ids) {
    try {
      await runner.run(documentName('lead', id), 'adopt')
    } catch (err) {
      // One that is refused holds up no other, and is asked for again an hour later.
      if (!(err instanceof DomainError) || err.code === 'unavailable') throw err
      log.error({ err, lead: id }, 'a lead could not be given its contact')
    }
  }
  const last = ids.at(-1)
  if (last === undefined || ids.length < size) return
  await addJob(db, {
    task: ADOPT_TASK,
    payload: { after: last },
    key: ADOPT_TASK,
    queue: ADOPT_QUEUE,
  })
}
