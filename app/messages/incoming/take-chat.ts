import type { Arrival, Fate } from '#db/pace/arrivals/arrivals.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findOnlyContact } from '#db/pace/contacts/identities.ts'
import type { NewEntityEvent } from '#db/pace/events/events.ts'
import { findLastWritten } from '#db/pace/messages/chats.ts'
import { lockConversation } from '#db/pace/messages/outgoing.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import {
  findMessageOf,
  insertMessage,
  isAnswered,
  listOpenLeads,
} from '#db/pace/messages/messages.ts'
import type { Chat } from '../../arrivals/reading/chat.ts'
import { queueRefusal } from '../refusals/note-refusal.ts'
import { refusalOf } from '../refusals/refusal-of.ts'
import { KEEP_FILES_TASK } from '#domain/message/keep-files-task.ts'

type Came = { arrival: Arrival; chat: Chat }
type Taken = Pick<Fate, 'state' | 'leadId' | 'repeatOf'> & { told: NewEntityEvent[] }

/**
 * Makes what somebody wrote to a number of the house a message of the contact who has theirs; null where nobody has, or nobody here would
 * answer them: then it is an enquiry, and a message once there is a contact. Who only says that they want no more makes no lead by it.
 */
export async function takeChat(tx: PaceDb, { arrival, chat }: Came): Promise<Taken | null> {
  const known = await findMessageOf(tx, chat.channel, [chat.id])
  if (known) {
    const { arrivalId: repeatOf, leadId } = known
    return { state: 'repeat', repeatOf, leadId, told: [] }
  }
  const contactId = chat.from && (await findOnlyContact(tx, { phone: chat.from }))
  if (!contactId) return null
  const isHeard = refusalOf(chat)?.isAll
  if (!isHeard && !(await isAnswered(tx, contactId))) return null
  const open = await listOpenLeads(tx, contactId)
  const leadId = open.length === 1 ? (open[0]?.id ?? null) : null
  const told = await keepChat(tx, { arrival, chat, contactId, leadId })
  return { state: 'message', leadId, told }
}

type Keeping = Came & { contactId: string; leadId?: string | null }

/** Keeps it once, whoever reads it; what is to be told of it is returned. */
export async function keepChat(
  tx: PaceDb,
  { arrival, chat, contactId, leadId = null }: Keeping,
): Promise<NewEntityEvent[]> {
  await lockConversation(tx, contactId)
  const at = await seenAt(tx, contactId, { sentAt: chat.sentAt, receivedAt: arrival.receivedAt })
  const {
    channel,
    id: externalId,
    from: address,
    text: body,
    isCut,
    sentAt,
    answers,
    attached,
  } = chat
  const kept = await insertMessage(
    tx,
    {
      contactId,
      leadId,
      channel,
      direction: 'inbound',
      body,
      isCut,
      address,
      state: 'received',
      // Until when it may be answered freely is counted from when it was sent.
      states: [{ state: 'received', at: sentAt }],
      externalId,
      answers,
      attached,
      arrivalId: arrival.id,
      doorId: arrival.doorId,
      at,
    },
    arrival.sender.name,
  )
  if (!kept) return []
  await queueRefusal(tx, kept.message)
  if (attached.length > 0) {
    const { id } = kept.message
    await addJob(tx, { task: KEEP_FILES_TASK, payload: { id }, key: `${KEEP_FILES_TASK}:${id}` })
  }
  return kept.told
}

/** Never before what the house has written meanwhile: whoever wrote that had not seen it. */
async function seenAt(
  tx: PaceDb,
  contactId: string,
  { sentAt, receivedAt }: { sentAt: string; receivedAt: string },
): Promise<string> {
  const ours = await findLastWritten(tx, contactId)
  const places = [placeInTime(sentAt, receivedAt), receivedAt]
  return places.find((at) => !ours || at > ours) ?? new Date().toISOString()
}

/** What comes so soon after it was written stands where it was written; what was kept up stands where it came, so that it is seen. */
const SOON_MS = 60_000

/**
 * Notices of what was written one after the other come in any order, and their network tells seconds alone: of one second the first that
 * came stands first.
 */
export function placeInTime(sentAt: string, receivedAt: string): string {
  const late = Date.parse(receivedAt) - Date.parse(sentAt)
  if (late > SOON_MS || late < 0) return receivedAt
  return new Date(Date.parse(sentAt) + Math.floor((999 * late) / (late + 1000))).toISOString()
}
