import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { actorName, authorise } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { changeViewing } from '#db/pace/viewings/records.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

const MovedSchema = z
  .object({
    viewingId: z.uuid(),
    startsAt: InstantSchema,
    endsAt: InstantSchema,
    /** Where the page saw it: what somebody else has moved meanwhile is not moved from there. */
    wasStartsAt: InstantSchema,
    wasEndsAt: InstantSchema,
    despiteTaken: z.enum(['yes']).optional(),
  })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) > Date.parse(startsAt), {
    path: ['endsAt'],
    message: 'must be later than startsAt',
  })

export const clientAction = sendFromPage

/** Moves a viewing to another time, with the question that every way to book has; says where it was, so that it can be put back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const { viewingId, startsAt, endsAt, despiteTaken, ...was } = parse(
    MovedSchema,
    form,
    'The viewing',
  )
  const viewing = (await findViewing(db, viewingId)) ?? notFound('viewing')
  authorise(actor, 'write', 'viewing', { ownerId: viewing.agentId, teamId: viewing.teamId })
  const isWhereItWas =
    isSame(viewing.startsAt, was.wasStartsAt) && isSame(viewing.endsAt, was.wasEndsAt)
  const moved =
    isWhereItWas &&
    (await changeViewing(db, viewing, {
      patch: { startsAt, endsAt },
      onlyAsRead: true,
      actor: actorName(actor),
      despiteTaken: despiteTaken === 'yes',
    }))
  if (!moved) throw new DomainError('outdated', 'It was changed meanwhile; look where it is now.')
  const before = { startsAt: viewing.startsAt, endsAt: viewing.endsAt }
  return { moved: { viewingId, before } }
}

function isSame(one: string, other: string): boolean {
  return Date.parse(one) === Date.parse(other)
}
