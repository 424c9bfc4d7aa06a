import { parse } from '#domain/parse.ts'
import { requirePerson } from '../../caller/caller.ts'
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
  if (known !== null) {
    const task = await findTask(db, actor, known)
    if (!task) throw missing('task', 'id')
    const given = parse(TaskPatchSchema, row.fields, 'The row')
    const changed = await changeOfTask(db, actor, { task, given, onlyAsRead: false })
    const isSame = JSON.stringify(changed) === JSON.stringify(task)
    return written(task.id, isSame ? 'unchanged' : 'changed')
  }
  const { doneAt, ...fields } = parse(TaskPatchSchema, row.fields, 'The row')
  const said = Object.entries(fields).filter(([, value]) => value !== null)
  const task = parse(NewTaskSchema, Object.fromEntries(said), 'The row')
  const id = recordIdOf(upserting, 'task', row)
  const made = await makeTask({ db }, actor, task, { id, doneAt: doneAt ?? null })
  return written(made.id, 'created')
}

function written(id: string, outcome: Written['outcome']): Written {
  return { outcome, id, document: `task:${id}`, seq: 0 }
}
