import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { Files } from '../files/create-files.server.ts'
import { keepMessageFiles } from '../messages/keep-files.ts'
import { KEEP_FILES_TASK } from '../messages/tasks.ts'

type Deps = { db: PaceDb; files: Pick<Files, 'intake'> }

const OneSchema = z.object({ id: z.uuid() })

/** What is done with messages after they are kept. */
export function messageTasks(deps: Deps): TaskList {
  return {
    [KEEP_FILES_TASK]: (payload) => keepMessageFiles(deps, parse(OneSchema, payload).id),
  }
}
