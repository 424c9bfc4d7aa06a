import { keysOf, PORTALS } from '#domain/catalogue.ts'
import { LEAD_STAGES, type LeadStage, OPEN_STAGES } from '#domain/lead/fields.ts'
import { type ListingStatus, PORTAL_STATES } from '#domain/listing/fields.ts'
import { VIEWING_STATUSES, type ViewingStatus } from '#domain/viewing/viewing.ts'
import { afterCalls } from './house-calls.ts'
import type { Chance, House, Lead, Listing } from './house.ts'

/** Like `NOW` of the house. */
const NOW = Date.parse('2026-11-23T08:00:00Z')
const HOUR = 3_600_000

export type Viewing = {
  id: string
  leadId: string
  listingId: string
  agentId: string
  teamId: string
  startsAt: string
  endsAt: string
  status: ViewingStatus
}
export type Task = {
  id: string
  title: string
  ownerId: string
  teamId: string
  dueAt: string | null
  doneAt: string | null
  createdBy: string
}
export type Publication = {
  listingId: string
  portal: keyof typeof PORTALS
  state: keyof typeof PORTAL_STATES
  at: string
}
export type Stay = {
  leadId: string
  at: string
  documentSeq: number
  from: LeadStage | null
  to: LeadStage
  until: string | null
  actor: string
}
export type Standing = {
  listingId: string
  at: string
  documentSeq: number
  from: ListingStatus | null
  to: ListingStatus
  until: string | null
  actor: string
}
type Records = Pick<House, 'leads' | 'listings' | 'calls'>

const REASONS = ['otherAgency', 'budget', 'plansChanged', 'noAnswer']

/** What people of the brokerage do with its records: viewings and tasks, answers, moves, portals, and what calls came to. */
export function workOf(records: Records, chance: Chance): House {
  const leads = records.leads.map((one) => worked(one, chance))
  const listings = records.listings.map((one, at) => onMarket(permitted(one, chance), at))
  return {
    leads,
    listings,
    calls: records.calls,
    viewings: Array.from({ length: 180 }, (_, at) => viewing(at, { ...records, chance })),
    tasks: Array.from({ length: 150 }, (_, at) => task(at, { ...records, chance })),
    publications: listings.flatMap((one) => published(one, chance)),
    statuses: listings.flatMap(statusesOf),
    stays: leads.flatMap((one) => staysOf(one, chance)),
    ...afterCalls(records.calls),
  }
}

/** Some leads are still waiting for their first answer; what is lost has a reason. */
function worked(lead: Lead, chance: Chance): Lead {
  const answered = Date.parse(lead.createdAt) + (1 + chance.below(600)) * 60_000
  const waits = chance.below(4) === 0 || answered > NOW
  return {
    ...lead,
    lostReason: lead.stage === 'lost' ? chance.pick(REASONS) : null,
    firstContactedAt: waits ? null : instant(answered),
  }
}

function permitted(listing: Listing, chance: Chance): Listing {
  const ends = NOW + (chance.below(160) - 60) * 24 * HOUR
  return {
    ...listing,
    permitEndsOn: chance.below(5) === 0 ? null : instant(ends).slice(0, 10),
  }
}

/** When it could first be had, and when not any more; some days of every length up to a quarter of a year. */
function onMarket(listing: Listing, at: number): Listing {
  const { status, createdAt } = listing
  const marketed = Date.parse(createdAt) + HOUR
  if (status === 'draft' || marketed >= NOW) return listing
  const off = marketed + (2 + ((at * 37) % 90)) * 24 * HOUR + ((at * 7) % 24) * HOUR
  const isOff = status === 'sold' || status === 'let' || status === 'withdrawn'
  return {
    ...listing,
    marketedAt: instant(marketed),
    offMarketAt: isOff ? instant(Math.min(off, (marketed + NOW) / 2)) : null,
  }
}

/** A draft, then to be had, then what became of it. */
function statusesOf({ id: listingId, ...listing }: Listing): Standing[] {
  const { status, createdAt, marketedAt, offMarketAt } = listing
  const moves: [ListingStatus, string][] = [['draft', createdAt]]
  if (marketedAt) moves.push(['available', marketedAt])
  if (offMarketAt) moves.push([status, offMarketAt])
  return moves.map(([to, at], place) => ({
    listingId,
    at,
    documentSeq: place,
    from: moves[place - 1]?.[0] ?? null,
    to,
    until: moves[place + 1]?.[1] ?? null,
    actor: 'service:test',
  }))
}

type Made = Records & { chance: Chance }

function viewing(at: number, { leads, listings, chance }: Made): Viewing {
  const listing = chance.pick(listings)
  const startsAt = NOW + (chance.below(60) - 45) * 24 * HOUR + (chance.below(10) - 3) * HOUR
  const isOver = startsAt < NOW
  const status = isOver
    ? chance.pick(['attended', 'attended', 'noShow', 'cancelled'] as const)
    : chance.pick(['pending', 'confirmed', 'cancelled'] as const)
  return {
    id: id('5', at + 1),
    leadId: chance.pick(leads).id,
    listingId: listing.id,
    agentId: listing.agentId,
    teamId: listing.teamId,
    startsAt: instant(startsAt),
    endsAt: instant(startsAt + HOUR / 2),
    status: keysOf(VIEWING_STATUSES).find((known) => known === status) ?? 'pending',
  }
}

function task(at: number, { listings, chance }: Made): Task {
  const { agentId, teamId } = chance.pick(listings)
  const due = NOW + (chance.below(50) - 30) * 24 * HOUR + (chance.below(9) - 4) * HOUR
  const done = due + (chance.below(60) - 40) * HOUR
  const isDone = done < NOW && chance.below(3) > 0
  return {
    id: id('6', at + 1),
    title: `Task ${at}`,
    ownerId: agentId,
    teamId,
    dueAt: chance.below(12) === 0 ? null : instant(due),
    doneAt: isDone ? instant(done) : null,
    createdBy: `person:${agentId}`,
  }
}

function published({ id: listingId, createdAt }: Listing, chance: Chance): Publication[] {
  return keysOf(PORTALS)
    .filter(() => chance.below(2) === 0)
    .map((portal) => ({
      listingId,
      portal,
      state: chance.pick(keysOf(PORTAL_STATES)),
      at: createdAt,
    }))
}

/** From where it came in to where it stands, a few hours or days at each place. */
function staysOf({ id: leadId, stage, createdAt, stageChangedAt }: Lead, chance: Chance): Stay[] {
  const end = keysOf(LEAD_STAGES).indexOf(stage)
  const before = OPEN_STAGES.slice(0, stage === 'lost' ? 1 + chance.below(5) : end)
  const path: LeadStage[] = [...before, stage]
  const span = Math.max(Date.parse(stageChangedAt) - Date.parse(createdAt), 0)
  const times = path.map((_, at) =>
    instant(Date.parse(createdAt) + (path.length > 1 ? (span * at) / (path.length - 1) : 0)),
  )
  return path.map((to, at) => ({
    leadId,
    at: times[at] ?? createdAt,
    documentSeq: at,
    from: path[at - 1] ?? null,
    to,
    until: times[at + 1] ?? null,
    actor: 'service:test',
  }))
}

function instant(at: number): string {
  return new Date(Math.floor(at)).toISOString()
}

function id(kind: string, at: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(at).padStart(12, '0')}`
}
