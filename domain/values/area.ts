import { foldArabic, toPlain } from '../text/plain-text.ts'
import { EMPTY, oneOf, type Reading, unread } from './reading.ts'

/** A community with all its names. */
type NamedArea = { key: string; name: string; nameAr: string | null; aliases: readonly string[] }
type ReadArea = (text: string) => Reading<string>
const LONGEST = 120

/** A reader of the key of a community, from its key, its name or another name, in either script. */
export function createAreaReader(areas: readonly NamedArea[]): ReadArea {
  const proper = indexBy(areas, ({ key, name }) => [key, name])
  const all = indexBy(areas, ({ key, name, nameAr, aliases }) => [
    key,
    name,
    ...aliases,
    ...(nameAr ? [nameAr] : []),
  ])
  return (text) => {
    const wanted = simplify(text)
    if (wanted === null) return unread('areaTooLong')
    if (wanted === '') return EMPTY
    const named = proper.get(wanted)
    const found = named?.length === 1 ? named : (all.get(wanted) ?? [])
    if (found.length === 0) {
      return unread('noArea', { text: text.trim() })
    }
    return oneOf(
      found.map(({ key, name }) => ({ value: key, shown: name })),
      'whichArea',
    )
  }
}

function indexBy(areas: readonly NamedArea[], namesOf: (area: NamedArea) => string[]) {
  const index = new Map<string, NamedArea[]>()
  for (const area of areas) {
    for (const name of new Set(namesOf(area).map(simplify))) {
      if (name) index.set(name, [...(index.get(name) ?? []), area])
    }
  }
  return index
}

/** `dubai-marina`, `Dubai Marina` and `DUBAI  MARINA` are one name; so are Arabic spellings. */
function simplify(name: string): string | null {
  const plain = toPlain(name, LONGEST)
  if (plain === null) return null
  return foldArabic(plain)
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()
}
