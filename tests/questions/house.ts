import { keysOf } from '#domain/catalogue.ts'
import type { CallState } from '#domain/call/fields.ts'
import { LEAD_STAGES, type LeadStage } from '#domain/lead/fields.ts'
import type { ListingStatus } from '#domain/listing/fields.ts'
import type { Role } from '#domain/access/person.ts'
import type { Checked, Offered, Talked } from './house-calls.ts'
import {
  type Publication,
  type Standing,
  type Stay,
  type Task,
  type Viewing,
  workOf,
} from './house-work.ts'

/** The small brokerage that the questions are asked of. The same rows every time; nothing here knows of plans. */
export const NOW = '2026-11-23T08:00:00Z'

const MARINA = id('1', 1)
const DOWNTOWN = id('1', 2)
const COMMUNITIES = id('1', 3)

export const TEAM = { marina: MARINA, downtown: DOWNTOWN, communities: COMMUNITIES }
export const TEAMS = [
  { id: MARINA, name: 'Marina & Palm' },
  { id: DOWNTOWN, name: 'Downtown & Bay' },
  { id: COMMUNITIES, name: 'Communities' },
]

export const PERSON = {
  sara: id('2', 1),
  omar: id('2', 2),
  layla: id('2', 3),
  adam: id('2', 4),
  noor: id('2', 5),
  khalid: id('2', 6),
  lucia: id('2', 7),
  shane: id('2', 8),
  rania: id('2', 9),
}
export const PEOPLE = [
  person(PERSON.sara, 'Sara Haddad', 'agent', MARINA),
  person(PERSON.omar, 'Omar Khan', 'agent', MARINA),
  person(PERSON.layla, 'Layla Khan', 'manager', MARINA),
  person(PERSON.adam, 'Adam Fischer', 'admin', MARINA),
  person(PERSON.noor, 'Noor Aziz', 'agent', DOWNTOWN),
  person(PERSON.khalid, 'Khalid Saeed', 'manager', DOWNTOWN),
  person(PERSON.lucia, 'Lucía Gómez', 'agent', COMMUNITIES),
  person(PERSON.shane, 'Shane O’Brien', 'agent', COMMUNITIES),
  person(PERSON.rania, 'Rania Fares', 'manager', COMMUNITIES),
]

export const AREAS = [
  area('dubai-marina', 'Dubai Marina', 'دبي مارينا', ['marina']),
  area('jbr', 'Jumeirah Beach Residence', 'جميرا بيتش ريزيدنس', ['jbr']),
  area('palm-jumeirah', 'Palm Jumeirah', 'نخلة جميرا', ['the palm', 'palm']),
  area('jvc', 'Jumeirah Village Circle', 'قرية جميرا الدائرية', ['jvc']),
  area('downtown-dubai', 'Downtown Dubai', 'وسط مدينة دبي', ['downtown']),
  area('business-bay', 'Business Bay', 'الخليج التجاري', []),
  area('arabian-ranches', 'Arabian Ranches', 'المرابع العربية', ['ranches']),
  area('al-furjan', 'Al Furjan', 'الفرجان', ['furjan']),
]

export type Lead = {
  id: string
  reference: string
  stage: LeadStage
  stageChangedAt: string
  lostReason: string | null
  firstContactedAt: string | null
  ownerId: string | null
  teamId: string
  areas: string[]
  source: string
  intent: 'buy' | 'rent' | 'sell' | 'let' | null
  temperature: 'hot' | 'warm' | 'cold' | null
  propertyType: string | null
  bedrooms: number | null
  budgetMax: number | null
  budgetPeriod: 'year' | 'month' | null
  createdAt: string
}
export type Listing = {
  id: string
  reference: string
  title: string
  status: ListingStatus
  agentId: string
  teamId: string
  purpose: 'sale' | 'rent'
  propertyType: string
  area: string
  bedrooms: number
  price: number | null
  rentPeriod: 'year' | 'month' | null
  furnishing: 'furnished' | 'partly' | 'unfurnished' | null
  permitEndsOn: string | null
  marketedAt: string | null
  offMarketAt: string | null
  createdAt: string
}
export type Call = {
  id: string
  source: string
  state: CallState
  direction: 'inbound' | 'outbound'
  agentId: string
  teamId: string
  startedAt: string
  answeredAt: string | null
  endedAt: string | null
}
export type { Publication, Standing, Stay, Task, Viewing } from './house-work.ts'
export type House = {
  leads: Lead[]
  listings: Listing[]
  calls: Call[]
  viewings: Viewing[]
  tasks: Task[]
  publications: Publication[]
  stays: Stay[]
  statuses: Standing[]
  talks: Talked[]
  checks: Checked[]
  offers: Offered[]
}

/** Adam, an admin who sees everything, asks; the rights of others have tests of their own. */
export const ASKER = { id: PERSON.adam, role: 'admin' as const, teamId: MARINA }

export function buildHouse(): House {
  const chance = createChance(7)
  const leads = Array.from({ length: 240 }, (_, at) => lead(at, chance))
  const listings = Array.from({ length: 220 }, (_, at) => listing(at, chance))
  const calls = Array.from({ length: 200 }, (_, at) => call(at, chance))
  return workOf({ leads, listings, calls }, createChance(11))
}

export type Chance = {
  below: (most: number) => number
  pick: <Item>(items: readonly Item[]) => Item
}

/** Numerical Recipes' generator: the same house on every machine. */
function createChance(seed: number): Chance {
  let state = seed
  const below = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  return { below, pick: (items) => items[below(items.length)] ?? (items[0] as never) }
}

const SOURCES = [
  'bayut',
  'dubizzle',
  'propertyFinder',
  'website',
  'call',
  'walkIn',
  'referral',
  'import',
]
const AGENTS = PEOPLE.filter(({ id: owner }) => owner !== PERSON.rania)
const TYPES = ['apartment', 'apartment', 'villa', 'townhouse', 'penthouse', 'office']

function lead(at: number, chance: Chance): Lead {
  const owner = chance.below(9) === 0 ? null : chance.pick(AGENTS)
  const intent = chance.pick(['buy', 'rent', 'rent', 'sell', 'let', 'buy', null] as const)
  const days = spread(chance)
  const month = intent === 'rent' && chance.below(3) === 0
  const yearly = 10_000 * (4 + chance.below(20))
  return {
    id: id('3', at + 1),
    reference: `L-${1000 + at}`,
    stage: chance.pick(keysOf(LEAD_STAGES)),
    stageChangedAt: ago(chance.below(days + 1), chance),
    lostReason: null,
    firstContactedAt: null,
    ownerId: owner?.id ?? null,
    teamId: owner?.teamId ?? chance.pick(TEAMS).id,
    areas: [...new Set([chance.pick(AREAS).key, chance.pick(AREAS).key])].slice(chance.below(2)),
    source: chance.pick(SOURCES),
    intent,
    temperature: chance.pick(['hot', 'warm', 'cold', null] as const),
    propertyType: chance.pick([...TYPES, null]),
    bedrooms: chance.pick([0, 1, 1, 2, 2, 3, 4, 5, null]),
    budgetMax:
      intent === 'rent' ? (month ? yearly / 10 : yearly) : 100_000 * (5 + chance.below(80)),
    budgetPeriod: intent === 'rent' ? (month ? 'month' : 'year') : null,
    createdAt: ago(days, chance),
  }
}

function listing(at: number, chance: Chance): Listing {
  const { key, name } = chance.pick(AREAS)
  const agent = chance.pick(AGENTS)
  const purpose = chance.pick(['sale', 'rent'] as const)
  const month = purpose === 'rent' && chance.below(4) === 0
  const price =
    purpose === 'sale' ? 10_000 * (55 + chance.below(1500)) : 1000 * (48 + chance.below(320))
  return {
    id: id('4', at + 1),
    reference: `P-${2000 + at}`,
    title: `Home ${at} in ${name}`,
    status: chance.pick([
      'draft',
      'available',
      'available',
      'underOffer',
      'let',
      'sold',
      'withdrawn',
    ]),
    agentId: agent.id,
    teamId: agent.teamId,
    purpose,
    propertyType: chance.pick(TYPES),
    area: key,
    bedrooms: chance.pick([0, 1, 2, 2, 3, 4, 5]),
    price: chance.below(25) === 0 ? null : month ? Math.round(price / 12) : price,
    rentPeriod: purpose === 'rent' ? (month ? 'month' : 'year') : null,
    furnishing: chance.pick(['furnished', 'partly', 'unfurnished', null] as const),
    permitEndsOn: null,
    marketedAt: null,
    offMarketAt: null,
    createdAt: ago(spread(chance), chance),
  }
}

function call(at: number, chance: Chance): Call {
  const agent = chance.pick(AGENTS)
  const state =
    at < 4 ? 'live' : at < 6 ? 'held' : chance.pick(['ended', 'ended', 'missed'] as const)
  const startedAt = at < 6 ? plus(NOW, -60 * (at + 3)) : ago(spread(chance, 90), chance)
  const answeredAt = state === 'missed' ? null : plus(startedAt, 4 + chance.below(30))
  return {
    id: `call-${at}`,
    source: 'test',
    state,
    direction: chance.pick(['inbound', 'outbound', 'inbound'] as const),
    agentId: agent.id,
    teamId: agent.teamId,
    startedAt,
    answeredAt,
    endedAt:
      state === 'ended' && answeredAt
        ? plus(answeredAt, 20 + chance.below(1500))
        : state === 'missed'
          ? plus(startedAt, 25)
          : null,
  }
}

/** More of late than long ago. */
function spread({ below }: Chance, most = 420): number {
  return Math.floor((below(1000) / 1000) ** 2.2 * most)
}

/** An instant of that day in Dubai, from just after its midnight to just before the next; never ahead of now. */
function ago(days: number, { below }: Chance): string {
  const midnight = Date.parse('2026-11-22T20:00:00Z') - days * 86_400_000
  const seconds = 60 + below(days === 0 ? 11 * 3600 : 86_280)
  return new Date(midnight + seconds * 1000).toISOString()
}

export function plus(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString()
}

function person(of: string, name: string, role: Role, teamId: string) {
  const email = `${name
    .split(' ')[0]
    ?.toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z]/g, '')}@pace.demo`
  return { id: of, name, role, teamId, email }
}

function area(key: string, name: string, nameAr: string, aliases: string[]) {
  return { key, name, nameAr, aliases, city: 'Dubai' }
}

export function id(kind: string, at: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(at).padStart(12, '0')}`
}
