import type { Entity, Said } from '../findings/finding.ts'
import { overlaps } from '../findings/range.ts'
import { findDates } from '../dates/find-dates.ts'
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
import { findMoney } from './money.ts'
import { findPropertyNames } from './property-name.ts'
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

/** What is named in a passage, as the words around it mean it. */
export function findEntities(said: Said): Resolved {
  const { at } = readTalk(said)
  const kept: Entity[] = []
  for (const found of FINDERS.flatMap((find) => find(said))) {
    if (!kept.some((other) => overlaps(other.range, found.range))) kept.push(found)
  }
  const homely = kept.filter(({ type, range }) => !OF_ANY_TALK.has(type) || at(range) === 'home')
  homely.sort((a, b) => a.range.start - b.range.start)
  return resolveEntities(said, homely)
}
