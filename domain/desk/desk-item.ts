import type { ListingClock } from '../clock/kinds.ts'
import type { MessageChannel } from '../message/message.ts'
import type { ViewingStatus } from '../viewing/viewing.ts'

/** Of a lead what its row on the desk says. */
export type DeskLead = {
  reference: string
  name: string | null
  phone: string | null
  stage: string
  /** Nobody has it yet: whoever claims it has it. */
  isFree: boolean
  intent: string | null
  areas: string[]
  bedrooms: number | null
  budgetMax: number | null
  budgetPeriod: string | null
  temperature: string | null
  createdAt: string
  dueAt: string | null
  pausedUntil: string | null
  nextFollowUpAt: string | null
}

/** Something that may want one's hand. `id` is of the lead (of a match too), the contact, the viewing, the task or the clock. */
export type DeskItem =
  | { kind: 'enquiry'; id: string; lead: DeskLead }
  | { kind: 'followUp'; id: string; lead: DeskLead }
  | {
      kind: 'reply'
      id: string
      name: string | null
      gist: string
      channel: MessageChannel
      since: string
    }
  | {
      kind: 'viewing'
      id: string
      startsAt: string
      endsAt: string
      status: ViewingStatus
      leadId: string | null
      leadName: string | null
      home: string | null
    }
  | {
      kind: 'task'
      id: string
      title: string
      dueAt: string | null
      leadId: string | null
      leadName: string | null
    }
  | {
      kind: 'ending'
      id: string
      clock: ListingClock
      dueAt: string
      listingId: string
      title: string | null
      reference: string
    }
  | {
      kind: 'match'
      id: string
      lead: Pick<DeskLead, 'reference' | 'name' | 'phone' | 'stage'>
      /** The home that came last, and how many have come since somebody looked. */
      listingId: string
      home: string | null
      homes: number
      since: string
    }

export type DeskKind = DeskItem['kind']
export type DeskItemOf<Kind extends DeskKind> = Extract<DeskItem, { kind: Kind }>
