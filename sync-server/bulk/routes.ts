import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Bulk } from '#db/pace/commands/bulk.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { BULK_STEPS, NewBulkSchema } from '#domain/bulk/bulk.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import { requireCaller } from '../commands/caller/caller.ts'
import { askBulk, stepBulk } from './ask-bulk.ts'
import type { BulkRunner } from './runner.ts'

type Deps = { db: PaceDb; verifyToken: VerifyToken; runner: Pick<BulkRunner, 'poke'> }

const MAX_BYTES = 2 * 1024 * 1024
const StepSchema = z.object({ id: z.uuid(), step: z.enum(BULK_STEPS) })
/** The id of the undo, so that asking twice is asking once. */
const StepBodySchema = z.object({ undoId: z.uuid().optional() })

/** `POST /bulk`: one command over a selection of records. `POST /bulk/<id>/<step>`: pauses, resumes, cancels or undoes it. */
export function createBulkRoutes(deps: Deps): Hono {
  const { db, runner } = deps
  const limit = bodyLimit({
    maxSize: MAX_BYTES,
    onError: () => {
      throw new DomainError('tooLarge', `A selection has at most ${MAX_BYTES / 1024} kB.`)
    },
  })
  const routes = new Hono()
  routes.post('/bulk', limit, async (c) => {
    const { actor } = await requireCaller(deps, c.req.header('authorization'), {})
    const asked = parse(NewBulkSchema, await readJson(c.req.raw), 'The command over many')
    const bulk = await askBulk({ db, actor }, asked)
    runner.poke()
    return c.json(answerOf(bulk))
  })
  routes.post('/bulk/:id/:step', limit, async (c) => {
    const { actor } = await requireCaller(deps, c.req.header('authorization'), {})
    const { id, step } = parse(StepSchema, c.req.param(), 'The step')
    const { undoId = crypto.randomUUID() } = parse(StepBodySchema, await readJson(c.req.raw))
    const bulk = await stepBulk({ db, actor }, { id, step, undoId })
    runner.poke()
    return c.json(answerOf(bulk))
  })
  return routes
}

function answerOf({ id, state, total, changed, unchanged, refused }: Bulk) {
  return { id, state, total, changed, unchanged, refused }
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('invalid', 'The body is not JSON.')
  }
}
