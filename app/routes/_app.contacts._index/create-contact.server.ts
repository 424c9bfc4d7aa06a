import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { keysOf } from '#domain/catalogue.ts'
import { CONTACT_KINDS, CONTACT_ROLES } from '#domain/contact/fields.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { parse } from '#domain/parse.ts'
import { asRead } from '#domain/values/as-read.ts'
import { readEmail } from '#domain/values/email.ts'
import { readName } from '#domain/values/person-name.ts'
import { readPhone } from '#domain/values/phone.ts'
import type { Habits } from '#domain/values/habits.ts'
import type { requirePerson } from '../../pages/context.server.ts'

const formSchema = (habits: Habits) =>
  z.object({
    kind: z.enum(keysOf(CONTACT_KINDS)).default('person'),
    name: asRead(readName),
    nameAr: asRead(readName),
    phone: asRead((text) => readPhone(text, habits)),
    email: asRead(readEmail),
    role: z.enum(keysOf(CONTACT_ROLES)).or(z.literal('')).default(''),
    idempotencyKey: z.uuid(),
  })

/** Makes the contact of whoever fills in the form, who keeps it; gives its id. */
export async function createContact(
  { actor, session, deps }: ReturnType<typeof requirePerson>,
  form: FormData,
): Promise<string> {
  authorise(actor, 'create', 'contact')
  const { idempotencyKey, role, ...given } = parse(
    formSchema(deps.settings.current().house),
    Object.fromEntries(form),
    'The contact',
  )
  const fields = { ...given, roles: role ? [role] : null }
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  const { document } = await deps.commands
    .forPerson(session)
    .run('contact:new', 'create', { fields: known }, { idempotencyKey })
  return parseDocumentName(document).key
}
