import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { BULK_STEPS } from '#domain/bulk/bulk.ts'
import { parse } from '#domain/parse.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

const StepSchema = z.object({
  id: z.uuid(),
  step: z.enum(BULK_STEPS),
  undoId: z.uuid().optional(),
})

export const clientAction = sendFromPage

/** Pauses, resumes, cancels or takes back a command over many. Whose it is, is asked where it runs. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { session, deps } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const { id, step, undoId } = parse(StepSchema, { ...form, ...params }, 'The step')
  return { standing: await deps.commands.overMany(session).step(id, step, undoId) }
}
