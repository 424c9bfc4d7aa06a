import type { z } from 'zod'
import { parse } from '#domain/parse.ts'
import { type PersonActor, requirePerson } from '../../caller/caller.ts'
import {
  changeOfTask,
  findTask,
  makeTask,
  NewTaskSchema,
  TaskPatchSchema,
} from '../../resources/tasks.ts'
import { recordIdOf, type Upserting, type UpsertRow } from './upsert-row.ts'
import { findNamed, missing, type Written } from './written.ts'

/** By its id. A new one gets the id that its row stands for, so that the row sent again makes no second. */
export async function upsertTask(upserting: Upserting, row: UpsertRow): Promise<Written> {
  const { db } = upserting
  const actor = requirePerson(upserting.actor, 'write tasks')
  const known = await findNamed(row, 'task', {
    byId: async (id) => (await findTask(db, actor, id))?.id,
  })
  const given = parse(TaskPatchSchema, row.fields, 'The row')
  if (known !== null) return written(known, await changeKnown({ db, actor }, known, given))
  const { doneAt, ...fields } = given
  const said = Object.entries(fields).filter(([, value]) => value !== null)
  const task = parse(NewTaskSchema, Object.fromEntries(said), 'The row')
  const id = recordIdOf(upserting, 'task', row)
  const { isNew } = await makeTask({ db }, actor, task, { id, doneAt: doneAt ?? null })
  if (isNew) return written(id, 'created')
  // Made before, and forgotten since, or by another request at once: what this row says of it is not to be lost.
  const outcome = await changeKnown({ db, actor }, id, given)
  return written(id, outcome === 'unchanged' ? 'created' : outcome)
}

async function changeKnown(
  { db, actor }: { db: Upserting['db']; actor: PersonActor },
  id: string,
  given: z.output<typeof TaskPatchSchema>,
): Promise<'changed' | 'unchanged'> {
  const task = await findTask(db, actor, id)
  if (!task) throw missing('task', 'id')
  const changed = await changeOfTask(db, actor, { task, given, onlyAsRead: false })
  return JSON.stringify(changed) === JSON.stringify(task) ? 'unchanged' : 'changed'
}

function written(id: string, outcome: Written['outcome']): Written {
  return { outcome, id, document: `task:${id}`, seq: 0 }
}
