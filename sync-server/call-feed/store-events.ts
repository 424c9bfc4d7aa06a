import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { findStoredEventIds, insertFeedEvents } from '#db/pace/calls/feed.ts'
import { readCallMeta } from '#domain/call/call.ts'
import {
  applyFeedEvent,
  callFromStart,
  type FeedFacts,
  stateAfter,
} from '#domain/call/feed/feed-call.ts'
import { FEED_ACTOR, recordSecrets, type Secret } from '#domain/call/feed/feed-segment.ts'
import type { CallFields } from '#domain/call/fields.ts'
import { DomainError } from '#domain/errors.ts'
import type { FeedEvent } from '#domain/call/feed/feed-event.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import type { Logger } from '#service/log.ts'
import { isOutOfReach } from '../store/database-errors.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import type { Conversations, HeardEvents } from './conversations.ts'
import { keepCallBacks } from './call-backs.ts'
import { findFacts, type KnownCall } from './find-facts.ts'
import { maskInDocument } from './mask-in-document.ts'
import { type BadEvent, toBadEvent } from './parse-event.ts'

export type StoreDeps = {
  db: PaceDb
  rooms: Pick<Rooms, 'change' | 'create' | 'inspect' | 'regenerated'>
  conversations: Conversations
  settings: Pick<SettingsWatch, 'current'>
  log: Pick<Logger, 'error'>
}
type Known = { event: FeedEvent; facts: FeedFacts; before: KnownCall }

/** Others may store the same events at the same moment: then their transaction wins and is looked at again. */
const ATTEMPTS = 3

/**
 * Stores events of one call of one source, in order, each once. Returns those that were refused; throws `unavailable`
 * where trying again later will do.
 */
export async function storeCallEvents(
  deps: StoreDeps,
  events: readonly FeedEvent[],
): Promise<BadEvent[]> {
  const fresh = await freshOf(deps.db, events)
  if (fresh.length === 0) return []
  try {
    await commitEvents(deps, fresh)
    return []
  } catch (error) {
    if (isTemporary(error)) throw error
    if (fresh.length > 1) return storeOneByOne(deps, fresh)
    return refuseOrRetry(deps, fresh, error)
  }
}

/** One bad event must not take the others with it. */
async function storeOneByOne(deps: StoreDeps, events: readonly FeedEvent[]): Promise<BadEvent[]> {
  const refused: BadEvent[] = []
  for (const event of events) refused.push(...(await storeCallEvents(deps, [event])))
  return refused
}

async function refuseOrRetry(
  deps: StoreDeps,
  events: readonly FeedEvent[],
  first: unknown,
): Promise<BadEvent[]> {
  let error = first
  for (let attempt = 2; attempt <= ATTEMPTS && !(error instanceof DomainError); attempt += 1) {
    const fresh = await freshOf(deps.db, events)
    if (fresh.length === 0) return []
    try {
      await commitEvents(deps, fresh)
      return []
    } catch (again) {
      if (isTemporary(again)) throw again
      error = again
    }
  }
  if (!(error instanceof DomainError))
    deps.log.error({ err: error }, 'an event of the call feed failed')
  return events.map((event) => toBadEvent(error, event.id))
}

async function freshOf(db: PaceDb, events: readonly FeedEvent[]): Promise<FeedEvent[]> {
  const source = events[0]?.source ?? ''
  const seen = await findStoredEventIds(
    db,
    source,
    events.map(({ id }) => id),
  )
  return events.filter(({ id }) => !seen.has(id) && seen.add(id))
}

async function commitEvents(deps: StoreDeps, events: readonly FeedEvent[]): Promise<void> {
  const [first] = events
  if (!first) return
  const name = `call:${first.subject}`
  const call = await findCall(deps, name)
  requireOwnCall(call, first)
  const known = await withFacts(deps, events, call)
  const heard = await deps.conversations.hear(first.subject, events)
  await hideSecrets(deps, first.subject, heard.secrets)
  const inTransaction = async (tx: PaceDb) => {
    await insertFeedEvents(tx, events.map(toRow))
    await keepCallBacks(tx, known, deps.settings.current().house)
  }
  if (call) {
    await maskInDocument(deps.rooms, name, { earlier: heard.earlier, at: first.time })
    const change = (doc: Y.Doc) => applyAll(doc, known, heard)
    await deps.rooms.change(name, { actor: FEED_ACTOR, change, inTransaction })
  } else {
    await deps.rooms.create(name, {
      actor: FEED_ACTOR,
      update: firstUpdate(known, heard),
      inTransaction,
    })
  }
  heard.keep()
}

/** Before anything is written: what another source says of a call, or what comes before its start, leaves no trace. */
function requireOwnCall(call: CallFields | null, { source, subject, type }: FeedEvent): void {
  if (call && call.source !== source) {
    throw new DomainError(
      'conflict',
      `Call ${subject} belongs to another source; use another subject.`,
    )
  }
  if (call || type === 'pace.call.started.v1') return
  throw new DomainError(
    'notFound',
    `Call ${subject} has not been started: send pace.call.started.v1 for it first, then this again.`,
  )
}

/** Looks up with what the events before have told of the call. */
async function withFacts(
  deps: StoreDeps,
  events: readonly FeedEvent[],
  call: CallFields | null,
): Promise<Known[]> {
  const known: Known[] = []
  let now: KnownCall = call ?? {
    state: null,
    agentId: null,
    direction: null,
    callerPhone: null,
    dialledPhone: null,
    callerName: null,
    leadId: null,
  }
  for (const event of events) {
    if (event.type === 'pace.call.started.v1') {
      const { direction, from, to, callerName = null } = event.data
      now = {
        ...now,
        direction: call && (now.callerPhone ?? now.dialledPhone) ? now.direction : direction,
        callerPhone: now.callerPhone ?? from,
        dialledPhone: now.dialledPhone ?? to,
        callerName: now.callerName ?? callerName,
      }
    }
    const facts = await findFacts(deps, event, now)
    known.push({ event, facts, before: now })
    const state = stateAfter(now.state, event.type)
    now = {
      ...now,
      state,
      leadId: facts.lead?.id ?? now.leadId,
      agentId: facts.agent?.id ?? now.agentId,
    }
  }
  return known
}

function firstUpdate([start, ...rest]: Known[], heard: HeardEvents): Uint8Array {
  if (start?.event.type !== 'pace.call.started.v1') throw new Error('A call begins with its start.')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, callFromStart(start.event, start.facts))
  applyAll(doc, rest, heard)
  return Y.encodeStateAsUpdate(doc)
}

function applyAll(doc: Y.Doc, known: readonly Known[], { byEvent }: HeardEvents): void {
  for (const { event, facts } of known) applyFeedEvent(doc, event, facts, byEvent.get(event))
}

/** First, and again without effect if the call's own commit then fails: nobody has to say a card number twice. */
async function hideSecrets(
  { rooms }: StoreDeps,
  callId: string,
  secrets: readonly Secret[],
): Promise<void> {
  if (secrets.length === 0) return
  const name = `sensitive:${callId}`
  const change = (doc: Y.Doc) => recordSecrets(doc, secrets)
  try {
    await rooms.change(name, { actor: FEED_ACTOR, change })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'notFound') throw error
    const doc = new Y.Doc()
    change(doc)
    await rooms.create(name, { actor: FEED_ACTOR, update: Y.encodeStateAsUpdate(doc) })
  }
}

async function findCall({ rooms }: StoreDeps, name: string): Promise<CallFields | null> {
  try {
    return await rooms.inspect(name, readCallMeta)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'notFound') return null
    throw error
  }
}

function toRow({ source, id, sequence, subject, type }: FeedEvent) {
  return { source, eventId: id, sequence, callId: subject, type }
}

/** Whether the same events may be stored by trying again later. */
export function isTemporary(error: unknown): boolean {
  return isOutOfReach(error) || (error instanceof DomainError && error.code === 'unavailable')
}
