import { DomainError } from '#domain/errors.ts'
import type { Area } from '#db/pace/areas.ts'
import { matchAreas } from '../portals/match-areas.ts'

/** The key of the area that is meant by a key or name; `invalid` where there is none, so that nobody reads it as "no results". */
export function areaKey(word: string, areas: readonly Area[]): string {
  const [key] = matchAreas([word], areas)
  if (key) return key
  throw new DomainError('invalid', `There is no area called '${word}'.`, [
    { path: 'area', message: 'unknown' },
  ])
}
