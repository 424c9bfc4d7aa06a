import { type Range, rangeOf } from '../finding.ts'

export type Place = {
  key: string
  name: string
  aliases: readonly string[]
  kind: 'area' | 'building'
}

/** The catalogue's areas and buildings, ready to be found in running speech. */
export type Gazetteer = {
  places: readonly Place[]
  /** Longest names first, so that "Dubai Creek Harbour" is not read as "Dubai Creek". */
  find: (text: string) => { range: Range; place: Place }[]
}

export const NO_PLACES: Gazetteer = { places: [], find: () => [] }

/** The keys that a lead's `areas` may hold. */
export function areaKeys({ places }: Gazetteer): Set<string> {
  return new Set(places.filter(({ kind }) => kind === 'area').map(({ key }) => key))
}

export function createGazetteer(places: readonly Place[]): Gazetteer {
  const byName = new Map(
    places.flatMap((place) =>
      [place.name, ...place.aliases]
        .filter((name) => name.trim().length >= 3)
        .map((name) => [normalise(name), place] as const),
    ),
  )
  if (byName.size === 0) return NO_PLACES
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(toSource)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return {
    places,
    find: (text) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const place = byName.get(normalise(match[0]))
        return place ? [{ range: rangeOf(match), place }] : []
      }),
  }
}

/** Hyphens, apostrophes and runs of spaces do not tell places apart. */
export function normalise(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/['’.]/g, '')
    .replaceAll(/[\s-]+/g, ' ')
    .trim()
}

function toSource(name: string): string {
  return name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`).replaceAll(' ', String.raw`[\s-]+`)
}
