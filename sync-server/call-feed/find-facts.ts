import type { PaceDb } from '#db/pace/client.ts'
import { findLeadByPhone } from '#db/pace/calls/feed.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { findActiveAgentByEmail } from '#db/pace/leads/routing-facts.ts'
import { customerPhone, type FeedFacts } from '#domain/call/feed/feed-call.ts'
import { FEED_ACTOR } from '#domain/call/feed/feed-segment.ts'
import type { CallFields } from '#domain/call/fields.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { FeedEvent } from '#domain/call/feed/feed-event.ts'
import { namedUuid } from '#service/identity/named-uuid.ts'
import { receiveInto } from '../commands/create/receive-interest.ts'
import type { Rooms } from '../rooms/documents-api.ts'

type Deps = { db: PaceDb; rooms: Pick<Rooms, 'change' | 'create'> }
/** What is known of the call before an event. */
export type KnownCall = Pick<
  CallFields,
  'state' | 'direction' | 'callerPhone' | 'dialledPhone' | 'callerName' | 'leadId' | 'agentId'
>
type Agent = FeedFacts['agent']

const NOTHING: FeedFacts = { agent: null, lead: null }

/**
 * Who the agent of an event is, and the lead of its call. An answered call always has a lead to work with: where nobody
 * has this number, one is made for the agent.
 */
export async function findFacts(deps: Deps, event: FeedEvent, call: KnownCall): Promise<FeedFacts> {
  switch (event.type) {
    case 'pace.call.started.v1': {
      const agent = event.data.agent ? await findAgent(deps.db, event.data.agent) : null
      return { agent, lead: await findLead(deps.db, call, agent) }
    }
    case 'pace.call.answered.v1': {
      const agent = event.data.agent ? await findAgent(deps.db, event.data.agent) : null
      const lead = await findLead(deps.db, call, agent)
      return { agent, lead: lead ?? (agent && (await makeLead(deps, { event, call, agent }))) }
    }
    case 'pace.call.ended.v1':
      // Nobody took it: who called is somebody to call back, known or not.
      return call.state === 'ringing'
        ? { agent: null, lead: await leadOfMissed(deps, event, call) }
        : NOTHING
    case 'pace.call.transferred.v1':
      return { agent: await findAgent(deps.db, event.data.agent), lead: null }
    default:
      return NOTHING
  }
}

async function findAgent(db: PaceDb, email: string): Promise<Agent> {
  return findActiveAgentByEmail(db, email)
}

async function findLead(db: PaceDb, call: KnownCall, agent: Agent): Promise<FeedFacts['lead']> {
  if (call.leadId) return { id: call.leadId, teamId: null }
  const phone = customerPhone(call)
  return phone ? findLeadByPhone(db, phone, agent?.teamId ?? null) : null
}

/** Where the house's routing has put it. */
async function teamOf(db: PaceDb, leadId: string): Promise<string | null> {
  return (await findLeadRecord(db, 'all', leadId))?.teamId ?? null
}

/** Without an agent the lead goes the way of the house's own routing; what nobody answered of ours is no interest. */
async function leadOfMissed(
  deps: Deps,
  event: FeedEvent,
  call: KnownCall,
): Promise<FeedFacts['lead']> {
  if (call.direction === 'outbound') return null
  return (await findLead(deps.db, call, null)) ?? makeLead(deps, { event, call, agent: null })
}

/** The one way in, for a caller. The lead's id follows from the call's: whoever repeats the event makes the same lead. */
async function makeLead(
  deps: Deps,
  { event, call, agent }: { event: FeedEvent; call: KnownCall; agent: Agent },
): Promise<FeedFacts['lead']> {
  const phone = customerPhone(call)
  if (!phone) return null
  const id = namedUuid(`lead of call ${event.subject} of ${event.source}`)
  const fields = {
    phone,
    source: 'call',
    ...(agent ? { ownerId: agent.id } : {}),
    ...(agent?.teamId ? { teamId: agent.teamId } : {}),
    ...(call.callerName ? { name: call.callerName } : {}),
  }
  const now = new Date().toISOString()
  const interest = { fields, ifOpen: 'attach' as const }
  try {
    const received = { interest, actor: null, actorName: FEED_ACTOR, id, now }
    const { document } = await receiveInto(deps, received)
    const { key } = parseDocumentName(document)
    return { id: key, teamId: agent ? agent.teamId : await teamOf(deps.db, key) }
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'conflict') throw error
    return { id, teamId: agent?.teamId ?? null }
  }
}
