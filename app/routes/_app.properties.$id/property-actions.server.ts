import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { parse } from '#domain/parse.ts'
import { propertyName } from '#domain/property/property.ts'
import type { requirePerson } from '../../pages/context.server.ts'
import type { FoundProperty } from './property-loader.server.ts'

const contactId = z.uuid()
const share = z
  .string()
  .trim()
  .transform((text) => (text === '' ? null : Number(text)))
const fields = z
  .string()
  .max(10_000)
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.record(z.string(), z.json()))

const FormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('setFields'), fields }),
  z.object({ intent: z.literal('setOwner'), contactId, share }),
  z.object({ intent: z.literal('removeOwner'), contactId }),
  z.object({ intent: z.literal('list'), idempotencyKey: z.uuid() }),
])

/** What is done with a property: each asks the policy, then runs as the person. */
export async function runPropertyAction(
  { actor, session, deps }: ReturnType<typeof requirePerson>,
  { row, facts }: FoundProperty,
  data: FormData,
) {
  const { intent, ...args } = parse(FormSchema, formOf(data), 'The form')
  authorise(actor, 'write', 'property', facts)
  const commands = deps.commands.forPerson(session)
  if (intent !== 'list') {
    await commands.run(propertyName(row.id), intent, args)
    return { done: intent, listing: null }
  }
  const idempotencyKey = z.object({ idempotencyKey: z.uuid() }).parse(args).idempotencyKey
  const wanted = { fields: { propertyId: row.id } }
  const { document } = await commands.run('listing:new', 'create', wanted, { idempotencyKey })
  return { done: intent, listing: parseDocumentName(document).key }
}

function formOf(data: FormData): Record<string, unknown> {
  const { csrf: _, ...form } = Object.fromEntries(data)
  return form
}
