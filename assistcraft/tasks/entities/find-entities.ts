import { MoneySchema } from '#domain/call/annotation.ts'
import { LEAST_AMOUNT } from '../dialogue/amounts.ts'
import type { Entity, Said } from '../findings/finding.ts'
import { overlaps } from '../findings/range.ts'
import { findDates } from '../dates/find-dates.ts'
import { openQuestions } from '../dialogue/dialogue.ts'
import { readTalk } from '../dialogue/talk.ts'
import { resolveEntities, type Resolved } from '../reading/resolve-entities.ts'
import { findAreas } from './area.ts'
import { findContacts } from './contact.ts'
import {
  findCheques,
  findFurnishing,
  findParking,
  findPets,
  findPropertyTypes,
} from './features.ts'
import { findEchoes } from './echo.ts'
import { findMoney } from './money/money.ts'
import { findPropertyNames } from './property-name.ts'
import { readNumbers } from './numbers/read-numbers.ts'
import { findRooms } from './rooms.ts'

/** In order of trust: where two readings claim the same words, the earlier one keeps them. */
const FINDERS = [
  findContacts,
  findCheques,
  findMoney,
  findRooms,
  findDates,
  findPropertyNames,
  findAreas,
  findPets,
  findFurnishing,
  findParking,
  findPropertyTypes,
  findEchoes,
] as const

/** Places, days and prices are of whatever is talked about. */
const OF_ANY_TALK: ReadonlySet<string> = new Set([
  'area',
  'propertyName',
  'budget',
  'rent',
  'viewingDate',
  'viewingTime',
  'moveDate',
])

/** What stands before a day that is agreed: "yes okay", "then". */
const SHORT_LEAD = 16
/** An answer has so many words. */
const SHORT_ANSWER = 6
/** A flight or a dinner costs less. */
function isLarge(value: Entity['value']): boolean {
  const money = MoneySchema.safeParse(value)
  return money.success && money.data.amount >= LEAST_AMOUNT
}

const MONEY: ReadonlySet<string> = new Set(['budget', 'rent'])

/** What is named in a passage, as the words around it mean it. */
export function findEntities(said: Said): Resolved {
  const { at, here } = readTalk(said)
  const ruled: Entity[] = []
  const rivals: Entity[] = []
  for (const found of FINDERS.flatMap((find) => find(said))) {
    const isTaken = ruled.some((other) => overlaps(other.range, found.range))
    ;(isTaken ? rivals : ruled).push(found)
  }
  const kept = readNumbers(said, { ruled, rivals })
  const known = said.places.find(said.text)
  const isTold = said.text.split(' ', SHORT_ANSWER + 1).length > SHORT_ANSWER
  const { viewingDate, intent } = said.dialogue
  // Where a viewing is being arranged, an agent's days are of it unless their own clause says otherwise.
  const isBooking = intent === 'reschedule' || intent === 'bookViewing'
  const isAtViewing = said.role === 'agent' && (viewingDate !== null || isBooking)
  // Who is asked when he comes, or hears a day again that was proposed, speaks of that.
  const open = openQuestions(said)
  const isAsked = isBooking && (open.includes('viewingDate') || open.includes('viewingTime'))
  const homely = kept.filter(({ type, range, value }) => {
    if (!OF_ANY_TALK.has(type)) return true
    // What answers a question about something else is about that; whoever tells of a place of ours tells of a home.
    const isOurs = isTold && known.some((place) => overlaps(place.range, range))
    // The very day that was proposed is the viewing's, whoever says it again.
    const isAgreed =
      isBooking && value === viewingDate && said.text.slice(0, range.start).length < SHORT_LEAD
    const isArranged =
      (isAtViewing || isAsked) && (type === 'viewingDate' || type === 'viewingTime')
    return (
      (isOurs || isArranged || isAgreed || (MONEY.has(type) && isLarge(value))
        ? here(range)
        : at(range)) === 'home'
    )
  })
  homely.sort((a, b) => a.range.start - b.range.start)
  return resolveEntities(said, homely)
}
