import { type Language, LANGUAGES } from '#domain/language.ts'
import { foldArabic } from '#domain/text/plain-text.ts'
import { formsOf, keyOf, namingWords, runFrom } from './naming-words.ts'
import type { Place } from './place.ts'
import type { Range } from './range.ts'
import { soundedPlace, soundsOf } from './sounded-place.ts'
import type { Word } from './words.ts'
import { type House, NO_CURRENCY } from '#domain/house/house.ts'
import type { ReferenceValue } from '#domain/reference/reference.ts'

/** What the words of a call mean here: where the house is, what it counts in, what it calls the types of homes. */
export type KnownHouse = Pick<House, 'name' | 'zone' | 'currency' | 'holidays'> & {
  country: House['country'] | null
  propertyTypes: readonly ReferenceValue[]
  /** By which keys a call may be said to have ended. */
  dispositions: readonly string[]
  /** Of the agent on the call: what Assistcraft writes is for them. */
  language: Language
}

/** Before anybody has told: no name, no country, and the code for no currency. What was read with it is read anew. */
const UNKNOWN_HOUSE: KnownHouse = {
  name: '',
  zone: 'UTC',
  country: null,
  currency: NO_CURRENCY,
  holidays: [],
  propertyTypes: [],
  dispositions: [],
  language: LANGUAGES[0],
}

/** The catalogue's areas and buildings, ready to be found in running speech, and the house that they are of. */
export type Gazetteer = {
  places: readonly Place[]
  house: KnownHouse
  /** Longest names first, so that "Dubai Creek Harbour" is not read as "Dubai Creek". */
  find: (text: string) => { range: Range; place: Place }[]
}

export const NO_PLACES: Gazetteer = { places: [], house: UNKNOWN_HOUSE, find: () => [] }

/** The keys that a lead's `areas` may hold. */
export function areaKeys({ places }: Gazetteer): Set<string> {
  return new Set(places.filter(({ kind }) => kind === 'area').map(({ key }) => key))
}

const SHORTEST_NAME = 3

/**
 * Names are looked up by runs of words, the longest first: what a text costs depends on its words, and not on how many
 * places there are.
 */
export function createGazetteer(
  places: readonly Place[],
  house: KnownHouse = UNKNOWN_HOUSE,
): Gazetteer {
  const byName = new Map(
    places.flatMap((place) =>
      [place.name, ...place.aliases]
        .filter((name) => name.trim().length >= SHORTEST_NAME)
        .map((name) => [keyOf(namingWords(name)), place] as const),
    ),
  )
  for (const [name, place] of shortened(places)) if (!byName.has(name)) byName.set(name, place)
  byName.delete('')
  if (byName.size === 0) return { ...NO_PLACES, house }
  const longest = Math.max(...[...byName.keys()].map((name) => name.split(' ').length))
  const known = { byName, bySound: soundsOf(places), longest }
  // A segment is looked through by several readers, one after the other.
  let last: { text: string; found: { range: Range; place: Place }[] } | null = null
  const find = (text: string) => {
    if (last?.text !== text) last = { text, found: findPlaces(text, known) }
    return last.found
  }
  return { places, house, find }
}

/** "وسط المدينة" of "وسط مدينة دبي", "المرابع" of "المرابع العربية": Arabic leaves the last word of a name away where only one place is meant. */
function shortened(places: readonly Place[]): Map<string, Place> {
  const found = new Map<string, Place | null>()
  for (const place of places)
    for (const name of [place.name, ...place.aliases].filter((one) =>
      /[\u0620-\u064a]/.test(one),
    )) {
      const words = namingWords(name).map(({ text }) => text)
      const [first = '', second = ''] = words
      const short =
        words.length === 2 && first.startsWith('ال') && first.length > 5 && second.startsWith('ال')
          ? first
          : words.length === 3 && second !== DUBAI
            ? `${first} ${second.startsWith('ال') ? second : `ال${second}`}`
            : ''
      if (short === '' || GENERIC.has(short)) continue
      const known = found.get(short)
      found.set(short, known === undefined || known?.key === place.key ? place : null)
    }
  return new Map([...found].flatMap(([name, place]) => (place ? [[name, place] as const] : [])))
}

const DUBAI = 'دبي'
/** Words that name more than one place. */
const GENERIC = new Set(
  [
    'الخليج',
    'المركز',
    'المدينة',
    'القرية',
    'الجزيرة',
    'الأبراج',
    'الواحة',
    'الحديقة',
    'الحدائق',
    'الشاطئ',
    'التلال',
    'الميناء',
    'البرج',
    'المارينا',
  ].map((word) => foldArabic(word)),
)

type Known = {
  byName: ReadonlyMap<string, Place>
  bySound: ReadonlyMap<string, Place>
  longest: number
}

function findPlaces(
  text: string,
  { byName, bySound, longest }: Known,
): { range: Range; place: Place }[] {
  const words = namingWords(text)
  const found: { range: Range; place: Place }[] = []
  for (let at = 0; at < words.length; at += 1) {
    const spelled = spelledPlace(words, at, byName)
    if (spelled) {
      found.push(spelled)
      at += spelled.words - 1
      continue
    }
    const sounded = soundedPlace(words, at, { bySound, text })
    const [whole, ...rest] = runFrom(words, at, longest, text)
    let named = false
    for (const first of whole ? formsOf(whole) : []) {
      const run = [first, ...rest]
      const count = run.findLastIndex((_, index) => byName.has(keyOf(run.slice(0, index + 1)))) + 1
      const last = run[count - 1]
      const place = byName.get(keyOf(run.slice(0, count)))
      if (!last || !place || (sounded && sounded.words > count)) continue
      named = true
      found.push({ range: { start: first.start, end: last.end }, place })
      at += count - 1
      break
    }
    if (named || !sounded) continue
    found.push(sounded)
    at += sounded.words - 1
  }
  return found
}

/** Where a name is first said, compared as the names of places are; null where it is not, or is none. */
export function findName(text: string, name: string): Range | null {
  const wanted = namingWords(name)
  if (wanted.length === 0) return null
  const words = namingWords(text)
  for (const at of words.keys()) {
    const run = runFrom(words, at, wanted.length, text)
    const [first, last] = [run[0], run.at(-1)]
    if (first && last && keyOf(run) === keyOf(wanted)) return { start: first.start, end: last.end }
  }
  return null
}

/** How letters sound that are said one by one: a recogniser writes them as words. */
const SOUNDS: ReadonlyMap<string, string> = new Map(
  'ay=a bee=b be=b see=c sea=c dee=d ef=f eff=f gee=g aitch=h eye=i jay=j kay=k el=l em=m en=n oh=o pee=p queue=q are=r ar=r ess=s tea=t tee=t you=u vee=v we=v ex=x why=y'
    .split(' ')
    .map((row): [string, string] => [row.slice(0, row.indexOf('=')), row.slice(-1)]),
)
const LONGEST_SPELLED = 5

/** "J V C", "J B are": letters said one by one are a place only where it is called so, and one of them is written as one. */
function spelledPlace(
  words: readonly Word[],
  at: number,
  byName: ReadonlyMap<string, Place>,
): { range: Range; place: Place; words: number } | null {
  const letters: string[] = []
  for (const word of words.slice(at, at + LONGEST_SPELLED)) {
    const letter = /^[a-z]$/.test(word.text) ? word.text : SOUNDS.get(word.text)
    if (!letter) break
    letters.push(letter)
  }
  const first = words[at]
  for (let count = letters.length; first && count >= SHORTEST_NAME; count -= 1) {
    const last = words[at + count - 1]
    const place = byName.get(letters.slice(0, count).join(''))
    const isSpelled = words.slice(at, at + count).some(({ text }) => text.length === 1)
    if (last && place && isSpelled)
      return { range: { start: first.start, end: last.end }, place, words: count }
  }
  return null
}
