import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { listToReread } from '#db/pace/arrivals/arrivals.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { parse } from '#domain/parse.ts'
import { ATTACH_TASK, attachPending } from '../arrivals/attach-pending.ts'
import { REREAD_QUEUE, REREAD_TASK } from '../arrivals/reread-task.ts'
import { UNDERSTAND_TASK } from '../arrivals/take-in.ts'
import type { ArrivalDeps } from '../arrivals/arrival-deps.ts'
import { understand } from '../arrivals/understand.ts'

export type ArrivalJobDeps = ArrivalDeps

const SLICE = 50

const OneSchema = z.object({ id: z.uuid() })
const SliceSchema = z.object({
  after: z.uuid().nullable().default(null),
  /** Also what this reading has read already: whatever it needed may be there now. */
  all: z.boolean().default(false),
})
/** What was queued before contacts names an applicant; the ids are the same. */
const AttachPayloadSchema = z
  .union([z.object({ contactId: z.uuid() }), z.object({ applicantId: z.uuid() })])
  .transform((payload) => ('contactId' in payload ? payload.contactId : payload.applicantId))

/** A release that understands more finds what older ones held within the hour. */
export const arrivalCron = [
  {
    task: REREAD_TASK,
    match: '7 * * * *',
    options: { queueName: REREAD_QUEUE, jobKey: REREAD_TASK },
  },
]

export function arrivalTasks(deps: ArrivalJobDeps): TaskList {
  return {
    [UNDERSTAND_TASK]: (payload) => understand(deps, parse(OneSchema, payload).id),
    [REREAD_TASK]: (payload) => rereadArrivals(deps, parse(SliceSchema, payload)),
    [ATTACH_TASK]: async (payload) => {
      await attachPending(deps, parse(AttachPayloadSchema, payload))
    },
  }
}

/** Reads once more what is held and was read by a reading that knew less; then queues those after them. */
export async function rereadArrivals(
  deps: ArrivalJobDeps,
  { after, all = false }: z.input<typeof SliceSchema>,
  size = SLICE,
): Promise<void> {
  const ids = await listToReread(deps.db, { after: after ?? null, all, limit: size })
  for (const id of ids) {
    // One that cannot be read now is read in an hour; those behind it do not wait for it.
    await understand(deps, id).catch((err: unknown) =>
      deps.log.error({ err, arrival: id }, 'an arrival could not be read again'),
    )
  }
  const last = ids.at(-1)
  if (last === undefined || ids.length < size) return
  const payload = { after: last, all }
  await addJob(deps.db, { task: REREAD_TASK, payload, key: REREAD_TASK, queue: REREAD_QUEUE })
}
