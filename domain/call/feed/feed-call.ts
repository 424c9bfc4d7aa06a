import type * as Y from 'yjs'
import { writeFields } from '../../documents/fields.ts'
import { metaIn } from '../../documents/shared-types.ts'
import { DomainError } from '../../errors.ts'
import { createCallUpdate, readCallMeta } from '../call.ts'
import { CALL_FIELDS, type CallFields, type CallState } from '../fields.ts'
import type { Heard } from '../masking/sensitive.ts'
import type { FeedEvent } from './feed-event.ts'
import { applySegment } from './feed-segment.ts'

/** What the feed's words mean here: the agent behind an e-mail, the lead behind a phone number. Null: not known. */
export type FeedFacts = {
  agent: { id: string; teamId: string | null } | null
  lead: { id: string; teamId: string | null } | null
}
type CallEvent = Exclude<FeedEvent, { type: 'pace.call.started.v1' | 'pace.transcript.segment.v1' }>
type StartedEvent = Extract<FeedEvent, { type: 'pace.call.started.v1' }>

/** From which states an event moves a call. What comes too late is stored and changes nothing. */
const MOVES = {
  'pace.call.answered.v1': ['ringing'],
  'pace.call.held.v1': ['live'],
  'pace.call.resumed.v1': ['held'],
  'pace.call.transferred.v1': ['ringing', 'live', 'held'],
  'pace.call.recording.v1': ['ringing', 'live', 'held', 'wrapup'],
  'pace.call.ended.v1': ['ringing', 'live', 'held'],
  'pace.call.wrapup.v1': ['live', 'held', 'wrapup'],
} as const satisfies Record<CallEvent['type'], readonly CallState[]>

/** Where an event takes a call. A missed call is one that ended while it rang. */
export function stateAfter(state: CallState | null, type: FeedEvent['type']): CallState | null {
  if (type === 'pace.call.started.v1') return state ?? 'ringing'
  if (type === 'pace.transcript.segment.v1' || !state) return state
  const from: readonly CallState[] = MOVES[type]
  if (!from.includes(state)) return state
  switch (type) {
    case 'pace.call.answered.v1':
    case 'pace.call.resumed.v1':
      return 'live'
    case 'pace.call.held.v1':
      return 'held'
    case 'pace.call.transferred.v1':
      return state === 'ringing' ? state : 'live'
    case 'pace.call.ended.v1':
      return state === 'ringing' ? 'missed' : 'wrapup'
    case 'pace.call.wrapup.v1':
      return 'ended'
    case 'pace.call.recording.v1':
      return state
  }
}

/** The first update of a call's document. */
export function callFromStart(event: StartedEvent, facts: FeedFacts): Uint8Array {
  const { direction, from, to, callerName } = event.data
  return createCallUpdate({
    source: event.source,
    state: 'ringing',
    direction,
    callerPhone: from,
    dialledPhone: to,
    callerName: callerName ?? null,
    startedAt: event.time,
    ...people(facts),
  })
}

/** The number of the person outside the company. */
export function customerPhone(
  call: Pick<CallFields, 'callerPhone' | 'dialledPhone'> & { direction: string | null },
): string | null {
  return call.direction === 'outbound' ? call.dialledPhone : call.callerPhone
}

/** Applies one event to the call as it is. Throws `conflict` before any change if another source feeds this call. */
export function applyFeedEvent(
  doc: Y.Doc,
  event: FeedEvent,
  facts: FeedFacts,
  heard?: Heard,
): void {
  const call = readCallMeta(doc)
  if (call.source !== event.source) {
    throw new DomainError(
      'conflict',
      `Call ${event.subject} belongs to another source; use another subject.`,
    )
  }
  doc.transact(() => {
    if (event.type === 'pace.call.started.v1') return fillStart(doc, { call, event, facts })
    if (event.type === 'pace.transcript.segment.v1') {
      if (event.data.final) applySegment(doc, event.data, event.time, heard)
      return
    }
    moveCall(doc, { call, event, facts })
  })
}

/** A start that is told once more fills what the first did not say, and changes nothing that it did. */
function fillStart(
  doc: Y.Doc,
  { call, event: { data }, facts }: { call: CallFields; event: StartedEvent; facts: FeedFacts },
): void {
  const isNew = call.callerPhone === null && call.dialledPhone === null
  const told = {
    ...(isNew ? { direction: data.direction } : {}),
    ...(call.callerPhone === null && data.from ? { callerPhone: data.from } : {}),
    ...(call.dialledPhone === null && data.to ? { dialledPhone: data.to } : {}),
    ...(call.callerName === null && data.callerName ? { callerName: data.callerName } : {}),
  }
  if (!('callerPhone' in told || 'dialledPhone' in told || 'callerName' in told)) return
  const { leadId, teamId } = people({ agent: null, lead: facts.lead })
  writeFields(CALL_FIELDS, metaIn(doc), {
    ...told,
    ...(call.leadId === null && leadId ? { leadId } : {}),
    ...(call.teamId === null && teamId ? { teamId } : {}),
  })
}

function moveCall(
  doc: Y.Doc,
  { call, event, facts }: { call: CallFields; event: CallEvent; facts: FeedFacts },
): void {
  const from: readonly CallState[] = MOVES[event.type]
  if (!call.state || !from.includes(call.state)) return
  writeFields(CALL_FIELDS, metaIn(doc), changeOf(call, event, facts))
}

function changeOf(call: CallFields, event: CallEvent, facts: FeedFacts): Partial<CallFields> {
  const at = notBefore([call.startedAt, call.answeredAt, call.endedAt], event.time)
  switch (event.type) {
    case 'pace.call.answered.v1':
      return { ...people(facts), answeredAt: at, state: 'live' }
    case 'pace.call.transferred.v1':
      return {
        ...people(facts),
        ...(call.state === 'ringing' ? {} : { state: 'live', heldSince: null }),
      }
    case 'pace.call.held.v1':
      return { state: 'held', heldSince: at }
    case 'pace.call.resumed.v1':
      return { state: 'live', heldSince: null }
    case 'pace.call.recording.v1':
      // Off is no change: that it was recorded stays true.
      return event.data.on && call.recordedSince === null ? { recordedSince: at } : {}
    case 'pace.call.ended.v1':
      return {
        ...(call.state === 'ringing' ? people({ agent: null, lead: facts.lead }) : {}),
        state: call.state === 'ringing' ? 'missed' : 'wrapup',
        endedAt: at,
        heldSince: null,
      }
    case 'pace.call.wrapup.v1':
      return {
        state: 'ended',
        wrappedUpAt: at,
        heldSince: null,
        endedAt: call.endedAt ?? at,
        ...(event.data.disposition ? { disposition: event.data.disposition } : {}),
      }
  }
}

/** A clock that was set back makes no call shorter than nothing: a step is as late as those before it, at the least. */
function notBefore(steps: readonly (string | null)[], time: string): string {
  return steps.reduce<string>(
    (latest, step) => (step !== null && Date.parse(step) > Date.parse(latest) ? step : latest),
    time,
  )
}

/** A call that nobody has taken shows at the team of its lead. */
function people({ agent, lead }: FeedFacts): Partial<CallFields> {
  const teamId = agent ? agent.teamId : (lead?.teamId ?? null)
  return {
    ...(agent ? { agentId: agent.id } : {}),
    ...(teamId ? { teamId } : {}),
    ...(lead ? { leadId: lead.id } : {}),
  }
}
