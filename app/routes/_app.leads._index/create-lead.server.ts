import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findHolders } from '#db/pace/contacts/known-as.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { parse } from '#domain/parse.ts'
import { asRead } from '#domain/values/as-read.ts'
import { readEmail } from '#domain/values/email.ts'
import { readMoney } from '#domain/values/money.ts'
import { readName } from '#domain/values/person-name.ts'
import { readPhone } from '#domain/values/phone.ts'
import { notFound, type requirePerson } from '../../pages/context.server.ts'
import { ReferenceKeySchema } from '#domain/reference/reference.ts'
import type { Habits } from '#domain/values/habits.ts'

const formSchema = (habits: Habits) =>
  z
    .object({
      name: asRead(readName),
      phone: asRead((text) => readPhone(text, habits)),
      email: asRead(readEmail),
      wants: z.enum(['rent', 'buy', 'let', 'sell']).or(z.literal('')),
      area: z.string().max(64),
      budget: asRead((text) => readMoney(text, habits)),
      source: ReferenceKeySchema,
      /** Somebody who is known: what they are called stays as it is. */
      contactId: z.uuid().optional(),
      ifOpen: z.enum(['refuse', 'another']).default('refuse'),
      idempotencyKey: z.uuid(),
    })
    .refine(({ name, contactId }) => name !== null || contactId !== undefined, {
      path: ['name'],
      message: 'A lead needs a name.',
    })

/** Makes the lead of whoever fills in the form; gives its id. A person with an open lead is asked about first. */
export async function createLead(
  who: ReturnType<typeof requirePerson>,
  form: FormData,
): Promise<string> {
  const { actor, person, session, deps } = who
  authorise(actor, 'create', 'lead')
  const { contactId, name, phone, email, wants, area, budget, source, ifOpen, idempotencyKey } =
    parse(formSchema(deps.settings.current().house), Object.fromEntries(form), 'The lead')
  if (contactId) await requireReadable(who, contactId)
  const reach = contactId ? await notOfOthers(who, contactId, { phone, email }) : { phone, email }
  const fields = {
    contactId: contactId ?? null,
    name: contactId ? null : name,
    ...reach,
    source,
    intent: wants || null,
    areas: area ? [area] : null,
    budgetMax: budget,
    teamId: person.teamId,
    ownerId: person.id,
  }
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  const { document } = await deps.commands
    .forPerson(session)
    .run('lead:new', 'receive', { fields: known, ifOpen }, { idempotencyKey })
  return parseDocumentName(document).key
}

async function requireReadable(
  { db, actor }: ReturnType<typeof requirePerson>,
  id: string,
): Promise<void> {
  const facts = (await findContactFacts(db, [id])).get(id) ?? notFound('contact')
  authorise(actor, 'read', 'contact', facts)
}

type ReachedBy = { phone: string | null; email: string | null }

/** What was typed before somebody else was chosen is not made theirs. */
async function notOfOthers(
  { db }: ReturnType<typeof requirePerson>,
  contactId: string,
  { phone, email }: ReachedBy,
): Promise<ReachedBy> {
  const isFree = async (entered: { phones: string[]; emails: string[] }) =>
    [...(await findHolders(db, entered)).keys()].every((id) => id === contactId)
  return {
    phone: phone && (await isFree({ phones: [phone], emails: [] })) ? phone : null,
    email: email && (await isFree({ phones: [], emails: [email] })) ? email : null,
  }
}
