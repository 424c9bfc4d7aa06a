import { findChatStanding } from '#db/pace/messages/chats.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { windowEnd } from '#domain/message/whatsapp.ts'
import { type LineChannel, type ListLines } from '../../../messages/outgoing/choose-line.ts'

type Deps = { db: PaceDb; lines: ListLines }
type Asked = {
  contactId: string
  channel: LineChannel
  person: { id: string; teamId: string | null }
}

/** More numbers than these are asked about by nobody in one conversation. */
const MOST_LINES = 20

/**
 * The numbers of the house that this contact can be written to from, the one that they wrote to last first, then those of whoever writes; of
 * each until when one may write freely. Where there is none, a demo writes all the same.
 */
export async function loadLines({ db, lines }: Deps, { contactId, channel, person }: Asked) {
  const [all, standing] = await Promise.all([
    lines(channel, person),
    findChatStanding(db, contactId, { channel }),
  ])
  const sorted = all
    .toSorted((a, b) => Number(b.id === standing.lastDoorId) - Number(a.id === standing.lastDoorId))
    .slice(0, MOST_LINES)
  const now = new Date().toISOString()
  const shown = (
    { id, name, mayAdvertise }: (typeof all)[number] | typeof NONE,
    wroteAt: string | null,
  ) => {
    const openUntil = windowEnd(wroteAt)
    return { id, name, mayAdvertise, openUntil, isOpen: openUntil !== null && openUntil > now }
  }
  const found = await Promise.all(
    sorted.map(async (line) => {
      const { lastWroteAt } = await findChatStanding(db, contactId, { channel, doorId: line.id })
      return shown(line, lastWroteAt)
    }),
  )
  return { standing, lines: found.length > 0 ? found : [shown(NONE, standing.lastWroteAt)] }
}

/** Of a demo's customers, or where no admin has opened one. */
const NONE = { id: '', name: '', mayAdvertise: true }
export type ShownLine = Awaited<ReturnType<typeof loadLines>>['lines'][number]
