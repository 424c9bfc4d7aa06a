import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** What Google sends back: `code`, or nothing that opens anything. */
const AnswerSchema = z.object({
  state: z.string().min(1).max(500).catch('none'),
  code: z.string().min(1).max(2_000).optional().catch(undefined),
})

/** Where the browser comes back to from Google's consent. The page that it goes on to says what has become of it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, deps, by } = requirePerson(context, request)
  authorise(actor, 'write', 'googleCalendar', { ownerId: person.id })
  const answer = AnswerSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const outcome = (await deps.googleCalendar?.finish(person.id, answer, by)) ?? 'lost'
  throw redirect(`/account/calendar?google=${outcome}`)
}
