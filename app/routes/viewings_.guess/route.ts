import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { guessFromMessage } from '../../booking/guess/guess-from-message.server.ts'
import type { Guess } from '../../booking/guess/guess.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

const AskedSchema = z.object({ message: z.uuid() })

export const clientLoader = loadBesidePage
/** Asked by a press, and by nothing else. */
export const shouldRevalidate = () => false

/** What a message says of a viewing that could be booked. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Guess> {
  const { db, actor, person, deps } = requirePerson(context, request)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { message } = parse(AskedSchema, query, 'The message')
  authorise(actor, 'create', 'viewing')
  const { zone } = deps.settings.current().house
  return guessFromMessage({ db, actor, personId: person.id, zone, now: Date.now() }, message)
}
