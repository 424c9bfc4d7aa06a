import type { LoaderFunctionArgs } from '@remix-run/node'
import { parseNotedRecord } from '#domain/record-note/note.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import { followRecord } from '../../http/follow-record.server.ts'
import { readLogPlace } from '../../http/log-place.ts'
import { requireRead } from '../../notes/noted-record.server.ts'
import { requirePerson } from '../../pages/context.server.ts'

/**
 * That something beside the document of a lead or a contact changed, such as a note, to who may read it when they begin to listen. It says
 * no more than that: the page asks again, and whoever may not any longer is refused then.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const { kind, id } = parseNotedRecord(params['name'] ?? '')
  await requireRead(db, actor, { kind, id })
  const since = readLogPlace(request)
  const { tail, credentials } = deps
  // What the document itself tells comes with the document.
  const isAbout = (event: EntityEvent) =>
    event.resource === kind && event.key === id && event.documentSeq === null
  const stream = followRecord({ db, tail, since, isAbout, signal: request.signal })
  const { person, sessionVersion } = session
  const credential = { personId: person.id, sessionVersion, sessionId: session.id }
  return endStreamWhen(stream, (ended) => credentials.follow(credential, ended))
}
