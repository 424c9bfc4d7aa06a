import { offeredSpan, offeredTimes } from '#domain/shortlist/offered-times.ts'
import { standingOf } from '#domain/viewing/customer.ts'
import { listAnswers } from '#db/pace/viewings/answers.ts'
import type { OpenedViewing } from '#db/pace/viewings/links.ts'
import { findPlan } from '#db/pace/viewings/showings.ts'
import { findUnoffered } from '#db/pace/viewings/slot.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import type { Opened as OpenedLink } from '../customer-page/open-link.ts'
import { homeName } from './page/home-name.ts'
import type { AppointmentOnPage } from './page/appointment.ts'

export type Opened = OpenedLink<OpenedViewing>
type Deps = Pick<ApiDeps, 'db' | 'settings'>

/** The page as it is now: how the viewing stands, what was said of it, and when else it could be. */
export async function loadPage(
  deps: Deps,
  opened: Opened,
  { problem = null, typed = null }: Partial<Pick<AppointmentOnPage, 'problem' | 'typed'>> = {},
): Promise<AppointmentOnPage> {
  const { row, language, secret, now } = opened
  const { viewing, home, agent } = row
  const { house, reference } = deps.settings.current()
  const standing = standingOf(viewing, now.getTime())
  const answers = await listAnswers(deps.db, viewing.id)
  const feedback = answers.find(({ step }) => step === 'feedback') ?? null
  return {
    secret,
    language,
    house: house.name,
    standing,
    status: viewing.status,
    startsAt: viewing.startsAt,
    endsAt: viewing.endsAt,
    home: home && homeName(home, reference, language),
    agent: agent.isHere ? { name: agent.name, phone: agent.phone } : null,
    times: standing === 'coming' ? await listTimes(deps, opened) : [],
    isChosen: isChosen(viewing, answers),
    feedback: feedback && { interest: feedback.interest, words: feedback.words },
    problem,
    typed,
  }
}

type Answers = Awaited<ReturnType<typeof listAnswers>>

/** Whether its time is the one that the customer took last, and nobody of the house has said yes or no to it. */
export function isChosen(
  { status, startsAt }: OpenedViewing['viewing'],
  answers: Answers,
): boolean {
  const last = answers.find(({ step }) => step !== 'feedback')
  const isSame = last !== undefined && Date.parse(last.startsAt) === Date.parse(startsAt)
  return status === 'pending' && last?.step === 'moved' && isSame
}

/** When else this viewing could be: what takes its own time is not in its way, and its own time is no other. */
export async function listTimes({ db, settings }: Deps, { row, now }: Opened): Promise<string[]> {
  const { id, agentId, leadId, listingId, startsAt, endsAt } = row.viewing
  if (!row.agent.isHere) return []
  const plan = await findPlan(db, listingId)
  const { from, until } = offeredSpan(now.getTime(), plan)
  const taken = await findUnoffered(db, {
    id,
    agentId,
    leadId,
    listingId,
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(until).toISOString(),
  })
  const lasts = Date.parse(endsAt) - Date.parse(startsAt)
  const times = offeredTimes(now.getTime(), settings.current().house, taken, { lasts, plan })
  return times.filter((time) => Date.parse(time) !== Date.parse(startsAt))
}
