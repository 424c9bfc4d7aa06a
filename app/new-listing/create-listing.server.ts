import { z } from 'zod'
import { actorName, authorise } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { FURNISHINGS, keysOf, PERIODS } from '#domain/catalogue.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { copiedFields } from '#domain/listing/copy.ts'
import { listingFacts } from '#domain/listing/listing.ts'
import { parse } from '#domain/parse.ts'
import { asRead } from '#domain/values/as-read.ts'
import type { Habits } from '#domain/values/habits.ts'
import { READERS } from '#domain/values/readers.ts'
import { understood, EMPTY, type Reading } from '#domain/values/reading.ts'
import { findCall } from '#db/pace/calls/page.ts'
import { keepOrigin } from '#db/pace/listings/origins.ts'
import { findListing } from '#db/pace/listings/page.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'

type Who = ReturnType<typeof requirePerson>
type Fields = Record<string, unknown>

const text = asRead((given: string): Reading<string> => {
  const line = given.trim()
  return line === '' ? EMPTY : understood(line, line)
})
const chosen = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .enum(values)
    .or(z.literal(''))
    .default('')
    .transform((value) => value || null)
const listed = z
  .string()
  .max(64)
  .default('')
  .transform((key) => key || null)

const formSchema = (habits: Habits) =>
  z.object({
    title: text,
    purpose: z.enum(['sale', 'rent']),
    propertyType: listed,
    area: listed,
    building: text,
    unit: text,
    floor: asRead(READERS.floor),
    bedrooms: asRead((given) => READERS.rooms(given)),
    bathrooms: asRead((given) => READERS.rooms(given)),
    sizeSqft: asRead((given) => READERS.size(given, habits)),
    price: asRead((given) => READERS.money(given, habits)),
    rentPeriod: chosen(keysOf(PERIODS)),
    furnishing: chosen(keysOf(FURNISHINGS)),
    parking: asRead((given) => READERS.whole(given)),
    permitNumber: asRead(READERS.digits),
    /** The listing that it is like. */
    from: z.uuid().optional(),
    /** The call that it was heard on. */
    call: z.string().min(1).max(200).optional(),
    ifKnown: z.literal('another').optional(),
    idempotencyKey: z.uuid(),
  })

/** Makes the draft of whoever fills in the form; gives its id. A home that seems to be known is asked about first. */
export async function createListing(who: Who, form: FormData): Promise<string> {
  const { actor, session, deps } = who
  authorise(actor, 'create', 'listing')
  const { idempotencyKey, from, call, ifKnown, ...given } = parse(
    formSchema(deps.settings.current().house),
    Object.fromEntries(form),
    'The listing',
  )
  const heard = call ? await requireHeard(who, call) : null
  const copied = from ? await copyOf(who, from) : { fields: {}, description: '' }
  const fields = forPurpose({ ...copied.fields, ...given })
  const { document } = await deps.commands.forPerson(session).run(
    'listing:new',
    'create',
    {
      fields: withoutNulls(fields),
      ...(copied.description && { description: copied.description }),
      ...(ifKnown && { ifKnown }),
    },
    { idempotencyKey },
  )
  const { key } = parseDocumentName(document)
  // What is sent again keeps it, where the first answer was lost between the two.
  if (heard) {
    const made = { listingId: key, callId: heard, actor: actorName(actor), now: new Date() }
    await keepOrigin(who.db, made)
  }
  return key
}

/** A call that whoever makes the listing may read. */
async function requireHeard({ actor, db }: Who, id: string): Promise<string> {
  const { call, lead } = (await findCall(db, id)) ?? notFound('call')
  authorise(actor, 'read', 'call', callFacts(call, lead))
  return call.id
}

/** Of a home that is sold before it is built: no tenant pays by them. */
const OF_A_SALE = ['offPlan', 'offPlanSale', 'paymentPlan', 'dldWaiver'] as const

/** A sale has no period, and a rent nothing of a sale, whatever it is like. */
function forPurpose(fields: Fields): Fields {
  const not = fields.purpose === 'rent' ? OF_A_SALE : (['rentPeriod'] as const)
  return { ...fields, ...Object.fromEntries(not.map((name) => [name, null])) }
}

/** What the form does not ask for; what it asks for is as it says, empty too. */
async function copyOf({ actor, db }: Who, id: string) {
  const { listing } = (await findListing(db, id)) ?? notFound('listing')
  authorise(actor, 'read', 'listing', listingFacts(listing))
  return { fields: copiedFields(listing) as Fields, description: listing.description }
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null))
}
