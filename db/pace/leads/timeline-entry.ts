import type { UnreadPart } from '#domain/enquiry/enquiry.ts'
import type { MessageFile, MessageState } from '#domain/message/message.ts'
import type { ShortlistStep } from '#domain/shortlist/shortlist.ts'
import type { CustomerStep, Interest } from '#domain/viewing/customer.ts'
import type { CallOutcome, NotePart } from '#domain/record-note/note.ts'
import type { Voice } from '#domain/voice/voice.ts'

type Fields = Record<string, unknown>

/** Everything that happened with a lead, or with a contact and what hangs on it, each kind as it is kept. */
export type TimelineEntry =
  | {
      kind: 'event'
      id: string
      at: string
      actor: string
      /** The commit that it tells of; null where it is of no document. */
      seq: number | null
      old: Fields | null
      new: Fields | null
      /** Where it is not the lead's own: its contact's. */
      document?: string
    }
  | {
      kind: 'enquiry'
      id: string
      at: string
      source: string
      message: string
      listing: string | null
      unread: UnreadPart[]
      /** What came in, where not all of it could be read. */
      original: string | null
    }
  | {
      kind: 'call'
      id: string
      at: string
      state: string
      direction: string | null
      agentId: string | null
      summary: string
    }
  | {
      kind: 'viewing'
      id: string
      at: string
      status: string
      agentId: string
      listing: string | null
      feedback: string | null
    }
  | {
      kind: 'message'
      id: string
      at: string
      channel: string
      direction: string
      personId: string | null
      subject: string | null
      body: string
      state: MessageState
      /** Of what did not get there, what the other side's server said. */
      problem: string | null
      attached: MessageFile[]
    }
  | {
      kind: 'activity'
      id: string
      at: string
      what: string
      personId: string | null
      body: string
    }
  | {
      kind: 'note'
      id: string
      at: string
      authorId: string
      /** What became of the call that it tells of. */
      callOutcome: CallOutcome | null
      parts: NotePart[]
      editedAt: string | null
      /** Of one that was spoken. */
      voice: Voice | null
    }
  /** Homes that were chosen for the lead, and what the customer did with them. */
  | {
      kind: 'shortlist'
      id: string
      at: string
      step: ShortlistStep | 'made'
      personId: string
      listing: string | null
      words: string
    }
  /** What the customer did behind the link of a viewing. */
  | {
      kind: 'viewingAnswer'
      id: string
      at: string
      step: CustomerStep
      interest: Interest | null
      words: string
      startsAt: string
      listing: string | null
    }
  /** Of a contact: one of its leads began, or ended. */
  | {
      kind: 'lead'
      id: string
      at: string
      leadId: string
      reference: string
      stage: string | null
    }
  /** Of a contact: another one became part of it. */
  | { kind: 'merge'; id: string; at: string; actor: string; isUndone: boolean }
