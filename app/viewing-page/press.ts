import { authorise } from '#domain/access/access.ts'
import { type CustomerPress, CustomerPressSchema, standingOf } from '#domain/viewing/customer.ts'
import { answerViewing, listAnswers } from '#db/pace/viewings/answers.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { isChosen, listTimes, type Opened } from './load-page.ts'

export type Pressed = 'kept' | 'changed' | 'taken' | 'enough' | 'problem'
type Deps = Pick<ApiDeps, 'db' | 'settings'>

/** Does what a customer has pressed. What the page could not have sent is a `problem`. */
export async function doPress(
  deps: Deps,
  opened: Opened,
  form: Record<string, unknown>,
): Promise<Pressed> {
  const press = CustomerPressSchema.safeParse(form).data
  if (!press) return 'problem'
  const { row, now } = opened
  const { viewing, agent } = row
  const { id, teamId } = agent
  authorise({ kind: 'person', id, role: 'agent', teamId }, 'write', 'viewing', {
    ownerId: viewing.agentId,
    teamId: viewing.teamId,
  })
  const standing = standingOf(viewing, now.getTime())
  if (press.press === 'feedback') {
    if (standing !== 'over') return 'changed'
    const { interest, words } = press
    return answerViewing(deps.db, viewing, { step: 'feedback', patch: {}, interest, words, now })
  }
  const isAsSeen = Date.parse(press.seen) === Date.parse(viewing.startsAt)
  if (standing !== 'coming' || !isAsSeen) return 'changed'
  return answerComing(deps, opened, press)
}

type OfComing = Exclude<CustomerPress, { press: 'feedback' }>

async function answerComing(deps: Deps, opened: Opened, press: OfComing): Promise<Pressed> {
  const { row, now } = opened
  const { viewing } = row
  switch (press.press) {
    case 'confirm':
      return confirm(deps, opened)
    case 'cancel':
      return answerViewing(deps.db, viewing, {
        step: 'cancelled',
        patch: { status: 'cancelled' },
        words: press.words,
        now,
      })
    case 'move': {
      const startsAt = new Date(press.at).toISOString()
      if (!(await listTimes(deps, opened)).includes(startsAt)) return 'taken'
      // As long as it was to be.
      const lasts = Date.parse(viewing.endsAt) - Date.parse(viewing.startsAt)
      const endsAt = new Date(Date.parse(startsAt) + lasts).toISOString()
      // The customer has agreed to it by choosing it; whoever shows the home has not yet.
      const patch = { startsAt, endsAt, status: 'pending' as const }
      return answerViewing(deps.db, viewing, { step: 'moved', patch, now })
    }
  }
}

/** Their own choice waits for the house's word. What is confirmed already, by whomever, is confirmed. */
async function confirm({ db }: Deps, { row, now }: Opened): Promise<Pressed> {
  const { viewing } = row
  if (isChosen(viewing, await listAnswers(db, viewing.id))) return 'changed'
  const patch = { status: 'confirmed' } as const
  const pressed = await answerViewing(db, viewing, { step: 'confirmed', patch, now })
  if (pressed !== 'changed') return pressed
  const standing = await findViewing(db, viewing.id)
  const isSame = standing?.startsAt === viewing.startsAt && standing.status === 'confirmed'
  return isSame ? 'kept' : 'changed'
}
