import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { listCurrentBulks } from '#db/pace/commands/bulk-page.ts'
import { BULK_KINDS, NewBulkSchema } from '#domain/bulk/bulk.ts'
import { parse } from '#domain/parse.ts'
import { chosenIds } from '../../bulk/chosen-ids.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

const FormSchema = z.object({
  id: z.uuid(),
  kind: z.enum(BULK_KINDS),
  selection: json(z.unknown()),
  command: z.string().max(64),
  args: json(NewBulkSchema.shape.args),
})

/** What of one's own goes on, for the corner of every page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person, db } = requirePerson(context, request)
  return Response.json({ bulks: await listCurrentBulks(db, person.id) })
}

export const clientAction = sendFromPage

/** Begins a command over many. Each record is judged by itself, where it is changed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const { selection, ...asked } = parse(FormSchema, form, 'The command over many')
  const ids = await chosenIds(who, { kind: asked.kind, selection })
  const commands = who.deps.commands.overMany(who.session)
  return { started: await commands.start({ ...asked, selection: { ids } }) }
}

function json<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .max(2_000_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)
}
