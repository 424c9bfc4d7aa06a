import { z } from 'zod'
import type { CronItem, TaskList } from 'graphile-worker'
import type { PaceDb } from '#db/pace/client.ts'
import { findPairsOf } from '#db/pace/duplicates/find-pairs.ts'
import { keepPairs, listPartners } from '#db/pace/duplicates/keep-pairs.ts'
import { listToScan, noteScanned } from '#db/pace/duplicates/scan.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { isTelling } from '#domain/contact/likeness.ts'
import { parse } from '#domain/parse.ts'
import type { EntityEvent } from '#domain/record/event.ts'

type Deps = { db: PaceDb; now: () => Date }

const LOOK_TASK = 'look-for-duplicates'
const SCAN_TASK = 'scan-for-duplicates'
/** One after another: what is looked for is nobody's hurry. */
const QUEUE = 'duplicates'
const PayloadSchema = z.object({ contactId: z.uuid() })
/** Somebody who is being typed is looked up once they are there. */
const REST_SECONDS = 10
const SLICE = 200

/** A contact that is new, or known by something else now, is looked up: never all against all. */
export async function queueLooks(tx: PaceDb, events: readonly EntityEvent[]): Promise<void> {
  const changed = events.filter(
    ({ resource, old, new: after }) =>
      resource === 'contact' && after !== null && (old === null || isTelling(after)),
  )
  for (const contactId of new Set(changed.map(({ key }) => key)))
    await addJob(tx, {
      task: LOOK_TASK,
      payload: { contactId },
      key: `${LOOK_TASK}:${contactId}`,
      queue: QUEUE,
      delaySeconds: REST_SECONDS,
      keepsTime: true,
    })
}

/** Those that were there before are looked up once, slice after slice; one that dies goes on where it was. */
export async function scanForDuplicates({ db, now }: Deps, size = SLICE): Promise<void> {
  const ids = await listToScan(db, size)
  for (const id of ids) {
    await lookFor({ db, now }, id)
    await noteScanned(db, { after: id, isDone: false })
  }
  if (ids.length === size) await queueScan(db)
  else await noteScanned(db, { after: null, isDone: true })
}

/** Asked whenever the app starts, and each hour behind it: whoever was looked up is not looked up again. */
export async function queueScan(db: PaceDb): Promise<void> {
  await addJob(db, { task: SCAN_TASK, payload: {}, key: SCAN_TASK, queue: QUEUE })
}

export async function lookFor({ db, now }: Deps, contactId: string): Promise<void> {
  const before = await listPartners(db, contactId)
  await keepPairs(db, contactId, await findPairsOf(db, contactId, before), now())
}

export const duplicateCron: CronItem = {
  task: SCAN_TASK,
  match: '52 * * * *',
  options: { queueName: QUEUE, jobKey: SCAN_TASK },
}

export function duplicateTasks(deps: Deps): TaskList {
  return {
    [LOOK_TASK]: (payload) => lookFor(deps, parse(PayloadSchema, payload).contactId),
    [SCAN_TASK]: () => scanForDuplicates(deps),
  }
}
