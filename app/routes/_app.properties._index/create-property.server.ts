import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { propertyKeyOf } from '#domain/property/property.ts'
import type { requirePerson } from '../../pages/context.server.ts'

const text = z.string().trim().max(200).optional()
const FormSchema = z.object({
  area: text,
  building: text,
  unit: text,
  propertyType: text,
  bedrooms: text,
  sizeSqft: text,
  titleDeed: text,
  ifKnown: z.literal('another').optional(),
  idempotencyKey: z.uuid(),
})

/** Makes the property that a form describes, for whoever fills it in to look after; gives its id. */
export async function createProperty(
  { actor, session, deps }: ReturnType<typeof requirePerson>,
  form: FormData,
): Promise<string> {
  authorise(actor, 'create', 'property')
  const { idempotencyKey, ifKnown, ...given } = parse(
    FormSchema,
    Object.fromEntries(form),
    'The property',
  )
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  const { document } = await deps.commands
    .forPerson(session)
    .run('property:new', 'create', { fields, ...(ifKnown && { ifKnown }) }, { idempotencyKey })
  return propertyKeyOf(document) ?? ''
}
