import { wallTime } from '#domain/zone-time.ts'
import type { calls, tasks, viewings } from '../../schema.ts'
import type { Company } from './company.ts'
import type { LeadCase } from './lead-rows.ts'
import type { Home } from './listing-rows.ts'

const QUARTER_MS = 900_000

export type Work = {
  tasks: (typeof tasks.$inferInsert)[]
  viewings: (typeof viewings.$inferInsert)[]
  calls: (typeof calls.$inferInsert)[]
}

const TASKS = [
  'Call back about the offer',
  'Send the floor plans',
  'Confirm the viewing',
  'Chase the Form B',
  'Ask the landlord about twelve cheques',
  'Collect the passport copy',
  'Send three more options',
]
const DISPOSITIONS = ['viewingBooked', 'interested', 'callBack', 'notInterested', 'wrongNumber']

/** What the agents have done and will do for their leads: tasks, viewings and calls. */
export function makeWork(
  company: Company,
  cases: readonly LeadCase[],
  homes: readonly Home[],
): Work {
  const open = cases.filter(
    ({ lead }) => lead.ownerId && lead.stage !== 'won' && lead.stage !== 'lost',
  )
  return {
    tasks: open.filter(() => company.chance.odds(0.35)).map((item) => makeTask(company, item)),
    viewings: open
      .filter(({ lead }) => lead.stage === 'viewing' || lead.stage === 'offer')
      .map((item) => makeViewing(company, item, homes)),
    calls: cases
      .filter(({ lead }) => lead.ownerId && company.chance.odds(0.7))
      .flatMap((item) =>
        Array.from({ length: company.chance.int(1, 2) }, () => makeCall(company, item)),
      ),
  }
}

function makeTask(
  { chance, daysAgo, minutesAgo }: Company,
  { lead }: LeadCase,
): Work['tasks'][number] {
  return {
    id: chance.uuid(),
    title: chance.pick(TASKS),
    ownerId: lead.ownerId ?? '',
    teamId: lead.teamId,
    leadId: lead.id,
    dueAt: chance.odds(0.3) ? minutesAgo(chance.int(-500, 1500)) : daysAgo(-chance.int(1, 6)),
    doneAt: chance.odds(0.25) ? daysAgo(1) : null,
    createdBy: `person:${lead.ownerId}`,
  }
}

function makeViewing(
  { chance, daysAgo, minutesAgo }: Company,
  { lead }: LeadCase,
  homes: readonly Home[],
): Work['viewings'][number] {
  const nearby = homes.filter(
    ({ listing }) => listing.teamId === lead.teamId && listing.status === 'available',
  )
  const startsAt = byDay(
    atQuarter(chance.odds(0.35) ? minutesAgo(-chance.int(30, 420)) : daysAgo(-chance.int(-6, 6))),
  )
  const past = Date.parse(startsAt) < Date.parse(minutesAgo(0))
  return {
    id: chance.uuid(),
    leadId: lead.id,
    contactId: lead.contactId,
    listingId: nearby.length > 0 ? chance.pick(nearby).listing.id : null,
    agentId: lead.ownerId ?? '',
    teamId: lead.teamId,
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 45 * 60_000).toISOString(),
    status: past
      ? chance.pick(['attended', 'attended', 'noShow'] as const)
      : chance.pick(['confirmed', 'pending'] as const),
    feedback: past
      ? chance.pick([
          'Liked the view, kitchen too small',
          'Will decide with family',
          'Wants to see one more',
        ])
      : null,
  }
}

/** People meet at a quarter of an hour. */
function atQuarter(instant: string): string {
  return new Date(Math.ceil(Date.parse(instant) / QUARTER_MS) * QUARTER_MS).toISOString()
}

/** Nobody shows a home at night: what falls between 20:30 and 9:00 in Dubai is as much later as brings it into the next day's hours, still spread over them. */
function byDay(instant: string): string {
  const wall = wallTime(instant, 'Asia/Dubai').slice(11)
  if (wall >= '09:00' && wall < '20:30') return instant
  const hoursLater = wall >= '02:00' && wall < '09:00' ? 7 : 13
  return new Date(Date.parse(instant) + hoursLater * 3_600_000).toISOString()
}

function makeCall({ chance, daysAgo }: Company, { lead }: LeadCase): Work['calls'][number] {
  const startedAt = daysAgo(chance.int(1, 30))
  const missed = chance.odds(0.12)
  const after = (seconds: number) => new Date(Date.parse(startedAt) + seconds * 1000).toISOString()
  const talk = chance.int(40, 620)
  return {
    id: `demo-${chance.uuid().slice(0, 13)}`,
    source: 'urn:pace:demo',
    state: missed ? 'missed' : 'ended',
    direction: chance.odds(0.6) ? 'inbound' : 'outbound',
    agentId: lead.ownerId,
    teamId: lead.teamId,
    leadId: lead.id,
    contactId: lead.contactId,
    callerPhone: lead.phone,
    callerName: lead.name,
    dialledPhone: '+97144201100',
    startedAt,
    answeredAt: missed ? null : after(9),
    endedAt: after(missed ? 25 : 9 + talk),
    wrappedUpAt: missed ? null : after(9 + talk + 40),
    disposition: missed ? null : chance.pick(DISPOSITIONS),
    createdAt: startedAt,
    updatedAt: after(9 + talk + 40),
  }
}
