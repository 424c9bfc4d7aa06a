import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { bookForLead, LocalInstantSchema } from '../../booking/book-for-lead.server.ts'
import { BOOKABLE_MINUTES } from '#domain/viewing/bookable-minutes.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

const WantedSchema = z.object({
  viewingId: z.uuid(),
  leadId: z.uuid(),
  listingId: z.uuid(),
  startsAt: LocalInstantSchema,
  minutes: z.coerce.number().pipe(z.literal(BOOKABLE_MINUTES)),
  despiteTaken: z.enum(['yes']).optional(),
})

export const clientAction = sendFromPage

/** Books a viewing from wherever one is: the calendar, a lead, a listing, the board. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db, deps, session } = requirePerson(context, request)
  authorise(actor, 'create', 'viewing')
  const form = Object.fromEntries(await request.formData())
  const { despiteTaken, ...wanted } = parse(WantedSchema, form, 'The viewing')
  const commands = deps.commands.forPerson(session)
  const isMeant = despiteTaken === 'yes'
  return { booked: await bookForLead({ db, actor, commands }, { ...wanted, isMeant }) }
}
