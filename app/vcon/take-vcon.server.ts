import { appendAudit } from '#db/pace/audit/audit.ts'
import { findLeadByPhone } from '#db/pace/calls/feed.ts'
import { findCallRecord } from '#db/pace/calls/records.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findActiveAgentByEmail } from '#db/pace/leads/routing-facts.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { type Actor, authorise } from '#domain/access/access.ts'
import { customerPhone } from '#domain/call/feed/feed-call.ts'
import { readFeedNumber } from '#domain/call/feed/feed-event.ts'
import { type ReadCall, readVcon } from '#domain/call/vcon/read-vcon.ts'
import { MOST_VCON_BYTES } from '#domain/call/vcon/vcon.ts'
import { DomainError } from '#domain/errors.ts'
import { callOfVcon, findOwnCall } from '#service/identity/call-of-vcon.ts'
import { currentHouse } from '../house/current-house.ts'
import type { Commands, TakenVcon } from '../sync-client/commands.server.ts'

type Deps = { db: PaceDb; commands: Pick<Commands, 'takeVcon'> }
type Sender = { actor: Actor; by: ChangedBy }

/**
 * Takes a vCon in as its sender wrote it. The call is made by the feed, in which everything that is said is masked. Who brings it into
 * the house is in the audit before it is sent: it stands there even if nobody hears the answer.
 */
export async function takeVcon(
  { db, commands }: Deps,
  { actor, by }: Sender,
  request: Request,
): Promise<TakenVcon> {
  // Before the body is read: who may bring in nothing sends no megabytes.
  const ownTeam = actor.kind === 'person' ? actor.teamId : null
  authorise(actor, 'import', 'call', { teamId: ownTeam })
  const text = await readText(request)
  // What is none is refused here, to whoever sent it.
  const vcon = readVcon(parseJson(text))
  const own = await findOwnCall(vcon, (callId) => findCallRecord(db, 'all', callId))
  const id = own?.id ?? callOfVcon(vcon, text)
  for (const teamId of await teamsOf(db, id, vcon)) authorise(actor, 'import', 'call', { teamId })
  await appendAudit(db, { ...by, action: 'call.import', target: id, outcome: 'allowed' })
  return commands.takeVcon(text)
}

/** Whose call it becomes, and whose it is already: its agent's, or where it names none that of the lead who is called. */
async function teamsOf(db: PaceDb, id: string, { events }: ReadCall): Promise<string[]> {
  const emails = new Set(
    events.flatMap(({ data }) => ('agent' in data && data.agent ? data.agent : [])),
  )
  const agents = await Promise.all([...emails].map((email) => findActiveAgentByEmail(db, email)))
  const isNobodys = agents.every((agent) => agent === null)
  const lead = isNobodys ? await leadOf(db, events) : null
  const there = await findCallRecord(db, 'all', id)
  const teams = [...agents, lead, there].map((one) => one?.teamId ?? null)
  return [...new Set(teams.filter((teamId) => teamId !== null))]
}

async function leadOf(db: PaceDb, [started]: ReadCall['events']) {
  if (!started || !('direction' in started.data)) return null
  const { direction, from = null, to = null } = started.data
  const called = customerPhone({ direction, callerPhone: from, dialledPhone: to })
  const phone = readFeedNumber(called, currentHouse())
  return phone ? findLeadByPhone(db, phone, null) : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('malformed', 'The vCon is not well-formed JSON.')
  }
}

/** Counted as it comes: a sender may say any length, or none. */
async function readText({ body }: Request): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.byteLength
    if (size > MOST_VCON_BYTES) throw tooLarge()
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function tooLarge(): DomainError {
  return new DomainError(
    'tooLarge',
    'A vCon has at most five megabytes; leave its recordings out.',
    [],
    { key: 'vconTooLarge' },
  )
}
