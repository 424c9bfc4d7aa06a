import { type Actor, can } from '#domain/access/access.ts'
import { openingsBetween } from '#domain/clock/working-time.ts'
import type { House } from '#domain/house/house.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { followUpIn, nextSteps } from '#domain/viewing/next-step.ts'
import { outcomeOf } from '#domain/viewing/outcome.ts'
import { dayOf, daysAfter, instantOf } from '#domain/zone-time.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { findAfterwards, type FoundAfterwards } from '#db/pace/viewings/afterwards.ts'
import { leadScope } from '../api/caller/scopes.ts'
import type { FoundAfter } from './found-after.ts'

type Asked = { actor: Actor; house: House; now: Date }

/** How a viewing went and what follows from it; steps that change the lead are proposed to who may change it. Null where there is no such viewing. */
export async function loadAfter(
  db: PaceDb,
  viewingId: string,
  { actor, house, now }: Asked,
): Promise<FoundAfter | null> {
  const found = await findAfterwards(db, viewingId, now)
  if (!found) return null
  const { viewing, answered } = found
  const { id, startsAt, status, interest, agentId: ownerId, teamId, leadId } = viewing
  const lead = leadId ? await findLeadRecord(db, leadScope(actor), leadId) : null
  const outcome = outcomeOf({ status, interest: interest ?? answered })
  const known = { ...found, outcome, stage: lead?.stage ?? null, hasAnswered: answered !== null }
  return {
    id,
    startsAt,
    held: { status, interest },
    outcome,
    answered,
    lead: lead && { id: lead.id, label: lead.name ?? lead.reference },
    home: homeOf(found),
    mayWrite: can(actor, 'write', 'viewing', { ownerId, teamId }),
    steps: lead && can(actor, 'write', 'lead', leadFacts(lead)) ? nextSteps(known) : [],
    followUpAt: followUpAt(followUpIn(outcome), house, now),
  }
}

function homeOf({ home }: FoundAfterwards) {
  if (!home?.id) return null
  const { id, title, building, unit, reference } = home
  const place = [building, unit].filter(Boolean).join(' ')
  return { id, label: [title ?? (place || null), reference].filter(Boolean).join(' · ') }
}

/** Far enough for any feast. */
const MOST_DAYS = 30

function followUpAt(days: number, house: House, now: Date): string {
  const from = instantOf(daysAfter(dayOf(now.getTime(), house.zone), days), 0, house.zone)
  const [first] = openingsBetween(from, from + MOST_DAYS * 86_400_000, house)
  return new Date(first?.opens ?? from).toISOString()
}
