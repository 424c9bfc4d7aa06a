import { z } from 'zod'
import { authorise } from '#domain/access.ts'
import { keysOf, LEAD_SOURCES } from '#domain/catalogue.ts'
import { parseDocumentName } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { findOrInsertApplicant } from '#db/pace/applicants.ts'
import { parseMoney, parsePhone } from '../../components/parse-input.ts'
import type { requirePerson } from '../../context.server.ts'

const FormSchema = z.object({
  name: z.string().trim().min(1, 'a lead needs a name').max(120),
  phone: z.string().transform(parsePhone).pipe(z.e164('not a phone number').nullable()),
  email: z
    .string()
    .trim()
    .transform((text) => text || null)
    .pipe(z.email('not an e-mail address').nullable()),
  wants: z.enum(['rent', 'buy', 'let', 'sell']).or(z.literal('')),
  area: z.string().max(64),
  budget: z.string().transform(readBudget),
  source: z.enum(keysOf(LEAD_SOURCES)),
  idempotencyKey: z.uuid(),
})

/** Makes the lead of whoever fills in the form; gives its id. */
export async function createLead(
  who: ReturnType<typeof requirePerson>,
  form: FormData,
): Promise<string> {
  const { db, actor, person, session, deps } = who
  authorise(actor, 'create', 'lead')
  const { name, phone, email, wants, area, budget, source, idempotencyKey } = parse(
    FormSchema,
    Object.fromEntries(form),
    'The lead',
  )
  const { applicant } = await db.transaction((tx) =>
    findOrInsertApplicant(tx, { name, phone, email }, []),
  )
  const fields = {
    name,
    phone,
    email,
    source,
    intent: wants || null,
    areas: area ? [area] : null,
    budgetMax: budget,
    applicantId: applicant.id,
    teamId: person.teamId,
    ownerId: person.id,
  }
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  const { document } = await deps.commands
    .forPerson(session)
    .run('lead:new', 'create', { fields: known }, { idempotencyKey })
  return parseDocumentName(document).key
}

function readBudget(text: string): number | null {
  const amount = parseMoney(text)
  if (amount !== undefined) return amount
  throw new DomainError('invalid', 'The budget is not an amount.', [
    { path: 'budget', message: 'not an amount: 95k, 1.2m or 120,000' },
  ])
}
