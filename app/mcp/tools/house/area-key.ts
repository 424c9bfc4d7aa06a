import { DomainError } from '#domain/errors.ts'
import { createAreaReader } from '#domain/values/area.ts'
import { refusalOf } from '#domain/values/readers.ts'
import type { Area } from '#db/pace/places/areas.ts'

/** The key of the area that is meant by a key or name; `invalid` where there is none, so that nobody reads it as "no results". */
export function areaKey(word: string, areas: readonly Area[]): string {
  const reading = createAreaReader(areas)(word)
  if (reading.kind === 'understood') return reading.value
  const why = reading.kind === 'empty' ? 'Name a community.' : refusalOf(reading)
  throw new DomainError('invalid', why, [{ path: 'area', message: 'unknown' }])
}
