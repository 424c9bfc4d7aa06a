import { readChats } from '#db/pace/messages/chats.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { windowEnd } from '#domain/message/whatsapp.ts'
import {
  type LineChannel,
  type ListLines,
  usualLine,
} from '../../../messages/outgoing/choose-line.ts'

type Deps = { db: PaceDb; lines: ListLines }
type Asked = {
  contactId: string
  channel: LineChannel
  person: { id: string; teamId: string | null }
}

/**
 * The numbers of the house that this contact can be written to from, the one that they wrote to last first, then those of whoever writes; of
 * each until when one may write freely. Where there is none, a demo writes all the same.
 */
export async function loadLines({ db, lines }: Deps, { contactId, channel, person }: Asked) {
  const [all, standingAt] = await Promise.all([
    lines(channel, person),
    readChats(db, contactId, channel),
  ])
  const standing = standingAt()
  const now = new Date().toISOString()
  const usual = usualLine(all, standing.lastDoorId)
  const shown = ({ id, name, mayAdvertise }: (typeof all)[number] | typeof NONE) => {
    const openUntil = windowEnd(standingAt(id || null).lastWroteAt)
    const isOpen = openUntil !== null && openUntil > now
    // It goes from there unless somebody chooses another one.
    const isUsual = all.length === 0 || id === usual?.id
    return { id, name, mayAdvertise, openUntil, isOpen, isUsual }
  }
  const isLast = ({ id }: (typeof all)[number]) => Number(id === standing.lastDoorId)
  const sorted = all.toSorted((one, other) => isLast(other) - isLast(one))
  return { standing, lines: sorted.length > 0 ? sorted.map(shown) : [shown(NONE)] }
}

/** Of a demo's customers, or where no admin has opened one. */
const NONE = { id: '', name: '', mayAdvertise: true }
export type ShownLine = Awaited<ReturnType<typeof loadLines>>['lines'][number]
