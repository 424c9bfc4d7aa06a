import type { PaceDb } from '#db/pace/client.ts'
import { changeEvent, findEvent, markRemoved } from '#db/pace/google-calendar/events.ts'
import { tellOfCalendar } from '#db/pace/google-calendar/tell.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { findAddressee } from '#db/pace/notifications/deliver.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { changeViewing, type ViewingRecord } from '#db/pace/viewings/records.ts'
import { actorName, can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { CalendarNews, PutBack } from '#domain/google-calendar/connection.ts'
import { type GoogleEvent, viewingOf } from '#domain/google-calendar/event.ts'
import { judgeEvent, type Verdict } from '#domain/google-calendar/judge-event.ts'
import type { Span } from '#domain/google-calendar/span-of.ts'
import { queueWrite } from './queue.ts'

export type FollowDeps = {
  db: PaceDb
  settings: Pick<SettingsWatch, 'current'>
  now: () => Date
}
type Followed = { personId: string; event: GoogleEvent }

/**
 * What was done at Google to an event that is a viewing of ours. Moved there it is moved here, under its agent's own rights and the question that every
 * booking has; what cannot be is put back, and they are told. What is deleted there is asked about: a customer would stand before a shut door.
 */
export async function followEvent(
  deps: FollowDeps,
  { personId, event }: Followed,
): Promise<Verdict['is']> {
  const { db, settings, now } = deps
  const key = { viewingId: viewingOf(event.id) ?? '', personId }
  const row = key.viewingId ? await findEvent(db, key) : null
  const viewing = row && (await findViewing(db, key.viewingId))
  // Not ours any more, or asked about already.
  if (!row || row.eventId !== event.id || !viewing || viewing.agentId !== personId) return 'removed'
  if (row.removedAt) return 'removed'
  const verdict = judgeEvent({
    event,
    told: row,
    viewing,
    zone: settings.current().house.zone,
    now: now().getTime(),
  })
  if (verdict.is === 'removed' || verdict.is === 'gone') {
    await db.transaction(async (tx) => {
      const isNews = await markRemoved(tx, key, now())
      if (isNews && verdict.is === 'removed')
        await tell(tx, deps, { personId, viewing, news: 'removed' })
    })
    return verdict.is
  }
  await changeEvent(db, key, { etag: event.etag ?? null })
  if (verdict.is === 'putBack') await putBack(deps, { personId, viewing, why: verdict.why })
  if (verdict.is === 'moved') await move(deps, { personId, viewing, to: verdict.to })
  return verdict.is
}

type Moved = { personId: string; viewing: ViewingRecord; to: Span }

async function move(deps: FollowDeps, { personId, viewing, to }: Moved): Promise<void> {
  const person = await findAddressee(deps.db, personId)
  const facts = { ownerId: viewing.agentId, teamId: viewing.teamId }
  if (!person || !can(person.actor, 'write', 'viewing', facts))
    return putBack(deps, { personId, viewing, why: 'rights' })
  try {
    await deps.db.transaction(async (tx) => {
      const change = { patch: to, onlyAsRead: true, actor: actorName(person.actor) }
      const moved = await changeViewing(tx, viewing, { ...change, despiteBusy: true })
      if (!moved) throw new DomainError('outdated', 'It was changed here at the same time.')
      await changeEvent(tx, { viewingId: viewing.id, personId }, to)
    })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'conflict') throw error
    await putBack(deps, { personId, viewing, why: 'taken' })
  }
}

type PuttingBack = { personId: string; viewing: ViewingRecord; why: PutBack }

async function putBack(deps: FollowDeps, { personId, viewing, why }: PuttingBack): Promise<void> {
  await deps.db.transaction(async (tx) => {
    // Told something else than what stands there, it is told again.
    await changeEvent(tx, { viewingId: viewing.id, personId }, { told: '' })
    await queueWrite(tx, { viewingId: viewing.id, personId })
    await tell(tx, deps, { personId, viewing, news: why })
  })
}

type Telling = { personId: string; viewing: ViewingRecord; news: CalendarNews }

function tell(
  tx: PaceDb,
  { settings, now }: FollowDeps,
  { personId, viewing, news }: Telling,
): Promise<void> {
  const options = { zone: settings.current().house.zone, now: now().getTime() }
  return tellOfCalendar(tx, { personId, news, viewing }, options)
}
