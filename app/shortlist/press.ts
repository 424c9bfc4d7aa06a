import { authorise } from '#domain/access/access.ts'
import { type Press, PressSchema } from '#domain/shortlist/shortlist.ts'
import { dayOf } from '#domain/zone-time.ts'
import { answerHome } from '#db/pace/shortlists/answer.ts'
import { bookOnce } from '#db/pace/viewings/book-once.ts'
import { findHost, listHomes } from '#db/pace/shortlists/open.ts'
import { findPlan } from '#db/pace/viewings/showings.ts'
import { minutesOf } from '#domain/viewing/showing.ts'
import { listComingViewings } from '#db/pace/viewings/of-lead.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { listTimes, type Opened } from './load-page.ts'

export type Pressed = { home: string; problem: 'taken' | 'enough' | 'problem' | null }
type Deps = Pick<ApiDeps, 'db' | 'settings'>

/** Does what a customer has pressed; null for what no page of this shortlist could have sent. */
export async function doPress(
  deps: Deps,
  opened: Opened,
  form: Record<string, unknown>,
): Promise<Pressed | null> {
  const press = PressSchema.safeParse(form).data
  if (!press || !(await isOffered(deps, opened, press.home))) return null
  if (press.press === 'view') return bookViewing(deps, opened, press)
  const { home, press: answer } = press
  const words = press.press === 'no' ? press.words : ''
  const said = { home, answer, words, now: opened.now }
  return (await answerHome(deps.db, opened.row, said)) ? { home, problem: null } : null
}

/** One of its homes that is on the market now: of the others there is nothing to press. */
async function isOffered({ db, settings }: Deps, { row, now }: Opened, home: string) {
  const today = dayOf(now.getTime(), settings.current().house.zone)
  const homes = await listHomes(db, row.id, today)
  return homes.some(({ listing, isAdvertised }) => listing.id === home && isAdvertised)
}

const MINUTE_MS = 60_000
type View = Extract<Press, { press: 'view' }>

/** A viewing that is still to be confirmed, at a time that is offered now, with whoever shows the homes. */
async function bookViewing(deps: Deps, opened: Opened, { home, at }: View): Promise<Pressed> {
  const { row, now } = opened
  const host = await findHost(deps.db, row)
  if (!host) return { home, problem: 'problem' }
  const coming = await listComingViewings(deps.db, row.leadId, now.toISOString())
  if (coming[home]) return { home, problem: null }
  const startsAt = new Date(at).toISOString()
  const minutes = minutesOf(await findPlan(deps.db, home))
  const endsAt = new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString()
  const { id: agentId, teamId } = host
  authorise({ kind: 'person', id: agentId, role: 'agent', teamId }, 'create', 'viewing')
  const viewing = { leadId: row.leadId, listingId: home, agentId, teamId, startsAt, endsAt }
  const offered = await listTimes(deps, { row, host, home, now })
  const isOffered = offered.includes(startsAt)
  const outcome = isOffered ? await bookOnce(deps.db, viewing, now) : 'taken'
  return { home, problem: outcome === 'booked' ? null : outcome }
}
