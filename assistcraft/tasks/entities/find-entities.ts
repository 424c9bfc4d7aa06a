import type { Entity, Said } from '../findings/finding.ts'
import { overlaps } from '../findings/range.ts'
import { findDates } from '../dates/find-dates.ts'
import { resolveEntities, type Resolved } from '../reading/resolve-entities.ts'
import { findAreas } from './area.ts'
import { findContacts } from './contact.ts'
import { findFurnishing, findParking, findPets, findPropertyTypes } from './features.ts'
import { findMoney } from './money.ts'
import { findPropertyNames } from './property-name.ts'
import { findRooms } from './rooms.ts'

/** In order of trust: where two readings claim the same words, the earlier one keeps them. */
const FINDERS = [
  findContacts,
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

/** What is named in a passage, as the words around it mean it. */
export function findEntities(said: Said): Resolved {
  const kept: Entity[] = []
  for (const found of FINDERS.flatMap((find) => find(said))) {
    if (!kept.some((other) => overlaps(other.range, found.range))) kept.push(found)
  }
  kept.sort((a, b) => a.range.start - b.range.start)
  return resolveEntities(said, kept)
}
