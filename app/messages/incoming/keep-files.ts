import { type Arrival, findArrival } from '#db/pace/arrivals/arrivals.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findMessage, setAttached } from '#db/pace/messages/messages.ts'
import { actorName, type Actor } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { readFileName } from '#domain/file/file-name.ts'
import type { MessageFile } from '#domain/message/message.ts'
import { changedBy } from '../../http/changed-by.ts'
import type { Intake } from '../../files/intake/intake.server.ts'
import { filesIn } from '../../arrivals/readers/mail/letter.ts'
import { mediaOf } from '../../arrivals/readers/whatsapp/whatsapp.ts'
import { type GraphDeps } from '../carriers/graph.ts'
import { fetchMedia } from '../carriers/media.ts'
import { parseMail } from '../../arrivals/readers/mail/mail.ts'

export type KeepFilesDeps = {
  db: PaceDb
  files: { intake: Pick<Intake, 'take'> }
  graph: GraphDeps
}

/** In whose name files of messages come; what it may send in a day is as much as a person may. */
const ACTOR: Actor = { kind: 'service', id: 'messages', scopes: ['leads:read', 'leads:write'] }
const NAME = actorName(ACTOR)

/**
 * Makes files of the contact of what was attached, judged as any other file is: what is refused is named with why, and stands in what came
 * in. Asked for again it goes on where it was.
 */
export async function keepMessageFiles(deps: KeepFilesDeps, id: string): Promise<void> {
  const { db, files } = deps
  const message = await findMessage(db, id)
  if (!message?.arrivalId || !message.contactId) return
  const arrival = await findArrival(db, message.arrivalId)
  if (!arrival) return
  const record = documentName('contact', message.contactId)
  const attached: MessageFile[] = [...message.attached]
  for (const [index, { name, open }] of (await attachedIn(deps, arrival)).entries()) {
    const known = attached[index]
    if (!known || known.fileId || known.refused) continue
    attached[index] = { ...known, ...(await takeFile(files.intake, { record, name, open })) }
    await setAttached(db, message, attached, NAME)
  }
}

type Attached = { name: string; open: () => Promise<Buffer> }

/** With a mail they came; of what was written on WhatsApp they are fetched. */
async function attachedIn({ graph }: KeepFilesDeps, arrival: Arrival): Promise<Attached[]> {
  const body = Buffer.from(arrival.body)
  if (arrival.channel === 'whatsapp') {
    const media = mediaOf(body)
    return media
      ? [
          {
            name: readFileName(media.name),
            open: () => fetchMedia(graph, { ...media, doorId: arrival.doorId }),
          },
        ]
      : []
  }
  const mail = await parseMail(body)
  if (!mail) return []
  return filesIn(mail).map(({ name, content }) => ({ name, open: async () => content }))
}

const PASSING: ReadonlySet<string> = new Set(['unavailable', 'tooMany'])

type Offered = Attached & { record: string }

async function takeFile(
  intake: Pick<Intake, 'take'>,
  { record, name, open }: Offered,
): Promise<Partial<MessageFile>> {
  try {
    const content = await open()
    const body = new Blob([new Uint8Array(content)]).stream()
    const offer = { record, name, bytes: content.length }
    const by = changedBy(ACTOR, null, NAME)
    const { id, type } = await intake.take(ACTOR, offer, body, by)
    return { fileId: id, bytes: content.length, type }
  } catch (error) {
    // A store that is away, and a day whose share is used, are asked again by the queue.
    if (!(error instanceof DomainError) || PASSING.has(error.code)) throw error
    return { refused: error.message }
  }
}
