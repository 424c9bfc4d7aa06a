import type { LoaderFunctionArgs } from '@remix-run/node'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import { followRecord } from '../../http/follow-record.server.ts'
import { readLogPlace } from '../../http/log-place.ts'
import { requireRead } from '../../notes/noted-record.server.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** Records beside whose document something is kept that their pages show: notes, files, a recording. */
const FOLLOWED = ['lead', 'contact', 'call'] as const
type Followed = (typeof FOLLOWED)[number]

/**
 * That something beside the document of a record changed, to who may read it when they begin to listen. It says no more than that: the page
 * asks again, and whoever may not any longer is refused then.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  const { kind, id } = parseFollowed(params['name'] ?? '')
  await requireRead(db, actor, { kind, id })
  const since = readLogPlace(request)
  const { tail, credentials } = deps
  // What the document itself tells comes with the document.
  const isAbout = (event: EntityEvent) =>
    event.resource === kind
      ? event.key === id && event.documentSeq === null
      : isNamedIn(event, kind, id)
  const stream = followRecord({ db, tail, since, isAbout, signal: request.signal })
  const { person, sessionVersion } = session
  const credential = { personId: person.id, sessionVersion, sessionId: session.id }
  return endStreamWhen(stream, (ended) => credentials.follow(credential, ended))
}

/** What begins on it: a viewing, an enquiry, a message. */
function isNamedIn({ new: after }: EntityEvent, kind: Followed, id: string): boolean {
  if (kind === 'call') return false
  return after?.[kind === 'lead' ? 'leadId' : 'contactId'] === id
}

function parseFollowed(name: string) {
  const { kind: of, key: id } = parseDocumentName(name)
  const kind = FOLLOWED.find((one) => one === of)
  if (kind) return { kind, id }
  throw new DomainError('notFound', `Nothing is followed beside a ${of}.`)
}
