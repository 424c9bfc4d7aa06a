import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import { findFile } from '#db/pace/files/records.ts'
import { changeFile, sayFileKind } from '../../files/record/change-files.server.ts'
import { requireFiledRecord } from '../../files/record/file-access.server.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

const FormSchema = z.object({
  intent: z.enum(['remove', 'restore', 'floorPlan', 'plain']),
  fileId: z.uuid().toLowerCase(),
})

export const clientAction = sendFromPage

/** Takes a file from its record, puts it back, or says what it is: for whatever page shows it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, actor, by } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const { intent, fileId } = parse(FormSchema, form, 'The form')
  const file = (await findFile(db, fileId, { removed: intent === 'restore' })) ?? notFound('file')
  await requireFiledRecord(db, actor, 'write', file.record)
  if (intent === 'remove' || intent === 'restore') await changeFile(db, file, intent, by)
  else {
    const kind = intent === 'plain' ? null : intent
    await sayFileKind(db, file, { kind, onlyAsRead: false, by })
  }
  return { done: intent }
}
