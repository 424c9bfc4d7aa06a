import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { isUuid } from '#domain/uuid.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findStandingContact } from '#db/pace/contacts/identities.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'

/** An answer that Assistcraft proposes to whoever may write to this contact: read, changed and sent by a person, or not at all. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const id = new URL(request.url).searchParams.get('contact') ?? ''
  const row = isUuid(id) ? await findStandingContact(db, id) : null
  if (!row) notFound('contact')
  const facts = (await findContactFacts(db, [row.id])).get(row.id) ?? {}
  authorise(actor, 'write', 'contact', facts)
  return deps.messages.askReply({ session, contactId: row.id, signal: request.signal })
}
