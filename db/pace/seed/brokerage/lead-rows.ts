import { keysOf } from '#domain/catalogue.ts'
import type { ContactRole } from '#domain/contact/fields.ts'
import { LEAD_STAGES, type LeadStage } from '#domain/lead/fields.ts'
import type {
  clocks,
  contactIdentities,
  contacts,
  enquiries,
  leads,
  leadStages,
} from '../../schema.ts'
import type { Company, Person } from './company.ts'
import { identityRows, makeContact } from './contact-rows.ts'
import { type Place, PLACES } from './places.ts'

type LeadRow = typeof leads.$inferInsert
export type LeadCase = {
  contact: typeof contacts.$inferInsert
  identities: (typeof contactIdentities.$inferInsert)[]
  stages: (typeof leadStages.$inferInsert)[]
  /** How it went with the answer; what still runs is started by the sync server. */
  clocks: (typeof clocks.$inferInsert)[]
  lead: LeadRow
  enquiry: typeof enquiries.$inferInsert
}

const STAGES: readonly (readonly [LeadStage, number])[] = [
  ['new', 14],
  ['contacted', 22],
  ['qualified', 20],
  ['viewing', 16],
  ['offer', 8],
  ['won', 9],
  ['lost', 11],
]
/** How many days ago a lead in this stage came in, at most. */
const AGES: Record<LeadStage, number> = {
  new: 2,
  contacted: 9,
  qualified: 20,
  viewing: 28,
  offer: 40,
  won: 80,
  lost: 90,
}
const SOURCES: readonly (readonly [string, number])[] = [
  ['bayut', 30],
  ['propertyFinder', 26],
  ['website', 14],
  ['call', 14],
  ['dubizzle', 8],
  ['referral', 6],
  ['walkIn', 2],
]
const LOST_REASONS = ['otherAgency', 'budget', 'plansChanged', 'noAnswer']

/** A lead with the contact behind it and the enquiry that brought it. */
export function makeLeadCase(company: Company, index: number): LeadCase {
  const { chance } = company
  const place = chance.pick(PLACES)
  const stage = chance.weighted(STAGES)
  const owner = ownerOf(company, place, stage)
  const contact = makeContact(chance, ({ odds, pick }) =>
    odds(0.1) ? ['tenant', 'landlord'] : [pick<ContactRole>(['tenant', 'buyer'])],
  )
  const lead: LeadRow = {
    id: chance.uuid(),
    reference: `L-${10_001 + index}`,
    contactId: contact.id,
    name: contact.name,
    phone: contact.phone,
    email: contact.email,
    source: chance.weighted(SOURCES),
    ownerId: owner?.id ?? null,
    teamId: company.teamIdOf(place.key),
    collaboratorIds: collaboratorsOf(company, owner),
    ...requirementsOf(company, place),
    ...progressOf(company, stage),
  }
  return {
    contact,
    identities: identityRows(contact),
    lead,
    stages: stagesOf(lead),
    clocks: answerOf(lead, index),
    enquiry: enquiryOf(company, lead, place),
  }
}

/**
 * How it came to where it stands: each stage before it took its share of the time. All of it was before the lead's document began,
 * whose changes count from 1: what comes by the document comes after.
 */
function stagesOf({ id, stage, stageChangedAt, createdAt, ownerId }: LeadRow): LeadCase['stages'] {
  const path: string[] = keysOf(LEAD_STAGES)
  const reached = stage === 'lost' ? 2 : path.indexOf(stage)
  const walked = [...path.slice(0, reached), stage]
  const [begin, end] = [Date.parse(createdAt ?? ''), Date.parse(stageChangedAt ?? '')]
  const at = walked.map((_, step) =>
    new Date(begin + ((end - begin) * step) / Math.max(1, walked.length - 1)).toISOString(),
  )
  const actor = ownerId ? `person:${ownerId}` : 'service:pace-sync'
  return walked.map((to, step) => ({
    leadId: id,
    at: at[step] ?? '',
    documentSeq: step - walked.length,
    from: walked[step - 1] ?? null,
    to,
    until: at[step + 1] ?? null,
    actor,
  }))
}

const ANSWER_MS = 15 * 60_000

/** Of those that were answered one in four came too late. */
function answerOf(lead: LeadRow, index: number): LeadCase['clocks'] {
  const { id: leadId, createdAt = '', firstContactedAt, ownerId } = lead
  if (!firstContactedAt) return []
  const after = (ms: number) => new Date(Date.parse(createdAt) + ms).toISOString()
  const dueAt = after(ANSWER_MS)
  const isLate = index % 4 === 0
  return [
    {
      kind: 'response',
      leadId,
      ownerId,
      basis: createdAt,
      startedAt: createdAt,
      countsFrom: createdAt,
      spent: 0,
      dueAt,
      breachedAt: isLate ? dueAt : null,
      stoppedAt: isLate ? firstContactedAt : after(ANSWER_MS / 2),
      reason: 'done',
    },
  ]
}

function ownerOf(company: Company, place: Place, stage: LeadStage): Person | null {
  return stage === 'new' && company.chance.odds(0.6) ? null : company.agentFor(place.key)
}

function collaboratorsOf({ chance, people }: Company, owner: Person | null): string[] {
  if (!owner || !chance.odds(0.12)) return []
  const others = people.filter(
    (person) => person.teamId === owner.teamId && person.id !== owner.id && person.role === 'agent',
  )
  return [chance.pick(others).id]
}

function requirementsOf({ chance, daysAgo }: Company, place: Place): Partial<LeadRow> {
  const rents = chance.odds(0.6)
  const propertyType = chance.pick(place.types)
  const bedrooms = propertyType === 'villa' ? chance.int(3, 5) : chance.int(0, 3)
  const size = [480, 820, 1250, 1850, 2900, 4400][bedrooms] ?? 1250
  const budget = (rents ? place.rent : place.sale) * size * (chance.int(85, 115) / 100)
  const step = rents ? 5000 : 50_000
  const budgetMax = Math.max(step, Math.round(budget / step) * step)
  const known = chance.odds(0.85)
  return {
    intent: rents ? 'rent' : 'buy',
    propertyType,
    areas: chance.odds(0.3)
      ? [place.key, chance.pick(PLACES).key].filter((key, at, all) => all.indexOf(key) === at)
      : [place.key],
    bedrooms: known ? bedrooms : null,
    bathrooms: known && chance.odds(0.5) ? Math.max(1, bedrooms) : null,
    budgetMin: known && chance.odds(0.4) ? Math.round((budgetMax * 0.8) / step) * step : null,
    budgetMax: known ? budgetMax : null,
    budgetPeriod: rents ? 'year' : null,
    moveDate: chance.odds(0.6) ? daysAgo(-chance.int(7, 120)).slice(0, 10) : null,
    furnishing: chance.odds(0.4) ? chance.pick(['furnished', 'unfurnished']) : null,
    pets: chance.odds(0.3) ? chance.odds(0.5) : null,
    parking: chance.odds(0.3) ? chance.int(1, 2) : null,
    financing: rents ? null : chance.pick(['cash', 'mortgage', 'undecided']),
  }
}

function progressOf(company: Company, stage: LeadStage) {
  const { chance, daysAgo, minutesAgo } = company
  const age = chance.int(stage === 'new' ? 0 : 2, AGES[stage])
  const createdAt = age === 0 ? minutesAgo(chance.int(4, 300)) : daysAgo(age)
  const inStage = stage === 'new' ? createdAt : daysAgo(chance.int(1, Math.max(1, age - 1)))
  const open = stage !== 'won' && stage !== 'lost'
  return {
    stage,
    stageChangedAt: inStage,
    createdAt,
    updatedAt: inStage,
    lostReason: stage === 'lost' ? chance.pick(LOST_REASONS) : null,
    firstContactedAt: stage === 'new' ? null : inStage,
    temperature: chance.pick(['hot', 'warm', 'warm', 'cold'] as const),
    nextFollowUpAt: open && stage !== 'new' ? followUp(company) : null,
  }
}

/** Some overdue, some today, most in the coming days. */
function followUp({ chance, minutesAgo, daysAgo }: Company): string {
  return chance.weighted([
    [minutesAgo(chance.int(30, 2000)), 20],
    [minutesAgo(-chance.int(20, 400)), 25],
    [daysAgo(-chance.int(1, 9)), 55],
  ])
}

function enquiryOf({ chance }: Company, lead: LeadRow, place: Place): LeadCase['enquiry'] {
  const rooms = lead.bedrooms ? `${lead.bedrooms} bedroom ` : lead.bedrooms === 0 ? 'studio ' : ''
  const verb = lead.intent === 'rent' ? 'rent' : 'buy'
  const message = chance.pick([
    `Hi, I am interested in a ${rooms}${lead.propertyType} in ${place.name}. Is it still available?`,
    `Hello, I'd like to ${verb} in ${place.name}. Please call me back after work.`,
    `Good day, we are looking to ${verb} a ${rooms}${lead.propertyType} in ${place.name}. Could we arrange a viewing this week?`,
    `Is the price negotiable? We can decide quickly. ${place.name} is our first choice.`,
  ])
  return {
    id: chance.uuid(),
    leadId: lead.id,
    contactId: lead.contactId,
    source: lead.source ?? 'website',
    externalId: chance.uuid(),
    message,
    payload: { message, name: lead.name, phone: lead.phone, email: lead.email },
    receivedAt: lead.createdAt,
  }
}
