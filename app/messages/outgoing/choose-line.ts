import { SmsSettingsSchema } from '#domain/arrival/sms.ts'
import { WhatsAppSettingsSchema } from '#domain/arrival/whatsapp.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { MessageChannel } from '#domain/message/message.ts'
import { DomainError } from '#domain/errors.ts'
import type { Door, Doors } from '../../arrivals/doors/doors.server.ts'

/** A number of the house that can be written from. */
export type Line = {
  id: string
  name: string
  /** Whose it is, where it is somebody's. */
  teamId: string | null
  personId: string | null
  mayAdvertise: boolean
  /** A colleague's or another team's: nobody writes from it without having chosen it. */
  isOthers: boolean
}
export type LineChannel = Extract<MessageChannel, 'whatsapp' | 'sms'>

export type ListLines = (channel: LineChannel, writer: Writer, tx?: PaceDb) => Promise<Line[]>
type Deps = { doors: Pick<Doors, 'list'> }
export type Writer = { id: string; teamId: string | null }

/** The numbers of one way, in the order in which this person would use them: their own, their team's, the others. */
export function createLines({ doors }: Deps): ListLines {
  return (channel, writer, tx) => listLines(() => doors.list(channel, tx), writer)
}

async function listLines(list: () => Promise<Door[]>, writer: Writer): Promise<Line[]> {
  const lines = (await list()).flatMap((door) => lineOf(door) ?? [])
  const place = ({ personId, teamId }: Owned) => {
    if (personId === writer.id) return 0
    if (personId !== null) return OTHERS
    return teamId === null ? 2 : teamId === writer.teamId ? 1 : OTHERS
  }
  return lines
    .toSorted((one, other) => place(one) - place(other))
    .map((line) => ({ ...line, isOthers: place(line) === OTHERS }))
}

const OTHERS = 3
type Owned = Omit<Line, 'isOthers'>

function lineOf({ id, name, channel, settings }: Door): Owned | null {
  if (channel === 'sms') {
    const { data } = SmsSettingsSchema.safeParse(settings)
    const mayAdvertise = Boolean(data?.marketingSender)
    return data ? { id, name, teamId: data.teamId, personId: data.personId, mayAdvertise } : null
  }
  const { data } = WhatsAppSettingsSchema.safeParse(settings)
  return data
    ? { id, name, teamId: data.teamId, personId: data.personId, mayAdvertise: true }
    : null
}

type Choice = { asked: string | undefined; lastId: string | null }

/**
 * Which number it goes from: the one that was asked for, the one that they wrote to last, or else the first that is no colleague's. Null where the
 * house has none. One that was closed is no answer: whoever writes chooses another.
 */
export function chooseLine(lines: readonly Line[], { asked, lastId }: Choice): Line | null {
  if (asked) return lines.find(({ id }) => id === asked) ?? throwClosed()
  const line = usualLine(lines, lastId)
  if (!line && lines.length > 0) throw unchosen()
  return line
}

/** From which it goes where nobody chooses; null also where all are colleagues'. */
export function usualLine(lines: readonly Line[], lastId: string | null): Line | null {
  return lines.find(({ id }) => id === lastId) ?? lines.find(({ isOthers }) => !isOthers) ?? null
}

function unchosen(): DomainError {
  const sentence = 'All numbers are of colleagues. Choose from which one it goes.'
  return new DomainError('conflict', sentence, [], { key: 'lineUnchosen' })
}

function throwClosed(): never {
  throw new DomainError('conflict', 'This number was closed. Choose another one.', [], {
    key: 'lineClosed',
  })
}
