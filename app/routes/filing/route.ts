import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { undoableOf } from '../../sync-client/undoable-of.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

const document = z.string().max(120)
const tags = z
  .string()
  .max(200)
  .transform((tag) => [tag])
  .optional()
const FormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('tag'), document, add: tags, remove: tags }),
  z.object({ intent: z.literal('archive'), document }),
  z.object({ intent: z.literal('unarchive'), document }),
])

export const clientAction = sendFromPage

/** Tags a record, archives it or brings it back. Who may is asked where it is done. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { session, deps } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const asked = parse(FormSchema, form, 'The request')
  const args = asked.intent === 'tag' ? { add: asked.add, remove: asked.remove } : {}
  const done = await deps.commands.forPerson(session).run(asked.document, asked.intent, args)
  return { done: true, undo: undoableOf(done, asked.intent) }
}
