import { z } from 'zod'
import { shortText } from '../text/characters.ts'
import { InstantSchema } from '../calendar.ts'
import { keysOf } from '../catalogue.ts'
import type { FieldTable, FieldValues } from '../documents/fields.ts'

export const CALL_STATES = {
  ringing: 'Ringing',
  live: 'Live',
  held: 'On hold',
  wrapup: 'Wrap-up',
  ended: 'Ended',
  missed: 'Missed',
} as const
export type CallState = keyof typeof CALL_STATES
export const ENDED_STATES: CallState[] = ['ended', 'missed']
export const OPEN_STATES = keysOf(CALL_STATES).filter((state) => !ENDED_STATES.includes(state))

/** Nobody speaks any more: it is wrapped up, or there is nothing to wrap up. */
export function isOver(state: CallState | null): boolean {
  return state === 'wrapup' || ENDED_STATES.some((ended) => ended === state)
}

/** A call's `meta` map. The feed and commands write it, people do not. Times are ISO instants. */
export const CALL_FIELDS = {
  source: { schema: z.string().max(200), write: 'server', label: 'Call centre' },
  state: {
    schema: z.enum(['ringing', 'live', 'held', 'wrapup', 'ended', 'missed']),
    write: 'server',
    label: 'State',
  },
  direction: { schema: z.enum(['inbound', 'outbound']), write: 'server', label: 'Direction' },
  agentId: { schema: z.uuid(), write: 'server', label: 'Agent' },
  teamId: { schema: z.uuid(), write: 'server', label: 'Team' },
  leadId: { schema: z.uuid(), write: 'server', label: 'Lead' },
  callerPhone: { schema: z.e164(), write: 'server', label: 'Caller' },
  callerName: { schema: shortText(120), write: 'server', label: 'Caller name' },
  dialledPhone: { schema: z.e164(), write: 'server', label: 'Dialled' },
  startedAt: { schema: InstantSchema, write: 'server', label: 'Started' },
  answeredAt: { schema: InstantSchema, write: 'server', label: 'Answered' },
  heldSince: { schema: InstantSchema, write: 'server', label: 'On hold since' },
  /** Since when the call centre keeps its sound: whoever is recorded has to be told so. */
  recordedSince: { schema: InstantSchema, write: 'server', label: 'Recorded since' },
  endedAt: { schema: InstantSchema, write: 'server', label: 'Ended' },
  wrappedUpAt: { schema: InstantSchema, write: 'server', label: 'Wrapped up' },
  disposition: {
    schema: z.string().max(64),
    write: 'server',
    label: 'Disposition',
    refers: 'disposition',
    takesOwnWords: true,
  },
} as const satisfies FieldTable

export type CallFields = FieldValues<typeof CALL_FIELDS>

export const PARTY_ROLES = ['customer', 'agent', 'supervisor', 'thirdparty', 'bot'] as const
export type PartyRole = (typeof PARTY_ROLES)[number]

/** A segment as read from the document; `text` is the shared text's current content. */
export type Segment = {
  id: string
  party: string
  role: PartyRole
  beginMs: number
  endMs: number
  text: string
  language: string
  confidence: number
  revision: number
}
