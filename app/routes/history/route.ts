import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import { loadBesidePage, sendFromPage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

const DocumentSchema = z.string().min(1).max(120)
const AskedSchema = z.object({
  document: DocumentSchema,
  seq: z.coerce.number().int().min(1).optional(),
  before: z.coerce.number().int().min(1).optional(),
})
const RestoreSchema = z.object({ document: DocumentSchema, seq: z.coerce.number().int().min(1) })

export const clientLoader = loadBesidePage

/** Versions of a document, or with `seq` what it said then. The sync server asks the policy, in the person's name. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { session, deps } = requirePerson(context, request)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { document, seq, before = null } = parse(AskedSchema, query, 'The history')
  const history = deps.history.forPerson(session)
  if (seq !== undefined) return { past: await history.state(document, seq) }
  return { versions: await history.versions(document, before) }
}

export const clientAction = sendFromPage

/** Brings back what a document said after the commit `seq`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { session, deps } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const { document, seq } = parse(RestoreSchema, form, 'What to bring back')
  await deps.commands.forPerson(session).run(document, 'restore', { seq })
  return data({ restored: seq })
}
