import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** Sends whoever wants their calendar connected to Google, which asks them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, deps } = requirePerson(context, request)
  authorise(actor, 'write', 'googleCalendar', { ownerId: person.id })
  if (!deps.googleCalendar)
    throw new DomainError('notFound', 'The house has no client at Google: an admin sets one up.')
  throw redirect(await deps.googleCalendar.begin(person))
}
