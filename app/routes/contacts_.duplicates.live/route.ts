import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { isTelling } from '#domain/contact/likeness.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import { followRecord } from '../../http/follow-record.server.ts'
import { readLogPlace } from '../../http/log-place.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** That some contact is perhaps another's double now, or no longer: the page asks again for the pairs that its reader may see. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, session, db, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'contact', { ownerId: person.id })
  const since = readLogPlace(request)
  const { tail, credentials } = deps
  const stream = followRecord({ db, tail, since, isAbout: changesPairs, signal: request.signal })
  const { sessionVersion, id } = session
  const credential = { personId: person.id, sessionVersion, sessionId: id }
  return endStreamWhen(stream, (ended) => credentials.follow(credential, ended))
}

function changesPairs({ resource, new: after }: EntityEvent): boolean {
  if (resource !== 'contact' || !after) return false
  return isTelling(after) || Object.hasOwn(after, 'duplicates')
}
