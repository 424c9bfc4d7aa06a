import { plannerWords } from '#words/planner.ts'
import { arabicNamesOf } from './person-names.ts'
import type { Meaning } from './meaning.ts'
import { isArabic, toWords } from './words.ts'
import type { Vocabulary } from './vocabulary.ts'

type Named = {
  dimension: 'area' | 'agent' | 'team'
  value: string
  name: string
  /** Of a place that has one. */
  inArabic?: string | undefined
}
/** What each way to say a name may mean; several where two people share a name. */
export type Names = ReadonlyMap<string, readonly Named[]>

const SHORTEST_PART = 3
const MOST_OPTIONS = 10

/** Every way to say the areas, people and teams that a question may name. */
export function indexNames({ areas, people, teams }: Vocabulary): Names {
  const names = new Map<string, Named[]>()
  const add = (said: string, named: Named) => {
    const phrase = phraseOf(said)
    const known = names.get(phrase) ?? []
    if (phrase && !known.some(({ value }) => value === named.value))
      names.set(phrase, [...known, named])
  }
  for (const { key, name, aliases } of areas) {
    const named: Named = { dimension: 'area', value: key, name, inArabic: aliases.find(isArabic) }
    for (const said of [name, ...aliases]) add(said, named)
  }
  for (const { id, name } of people) {
    const parts = name.split(/[\s-]+/).filter((part) => part.length >= SHORTEST_PART)
    const arabicParts = parts.flatMap(arabicNamesOf)
    for (const said of [name, ...parts, ...arabicParts])
      add(said, { dimension: 'agent', value: id, name })
  }
  for (const { id, name } of teams) {
    const short = name.replace(/(?<!\s)\s+team$/i, '')
    const called = `${short} team`
    const named: Named = { dimension: 'team', value: id, name: called }
    for (const way of [short, short.replaceAll('&', ' and ')]) {
      for (const said of [`${way} team`, `team ${way}`, `the ${way} team`]) add(said, named)
      if (!isOpenToDoubt(way, names)) add(way, named)
      else addDoubt(names, way, named)
    }
  }
  return names
}

/** A team that is called like places is meant for sure only where it is called a team. */
function isOpenToDoubt(name: string, names: Names): boolean {
  return toWords(name).some(({ norm }) => names.has(norm))
}

function addDoubt(names: Map<string, Named[]>, way: string, named: Named): void {
  const phrase = phraseOf(way)
  const places = (names.get(phrase) ?? []).filter(({ dimension }) => dimension === 'area')
  if (places.length === 0) names.set(phrase, [named, named])
}

/** What a phrase names, or null; where it may be several, that is a doubt with their names. */
export function meaningOfName(phrase: string, said: string, names: Names): Meaning | null {
  const found = names.get(phrase)
  const [first, ...others] = found ?? []
  if (!found || !first) return null
  if (others.length === 0)
    return { kind: 'name', dimension: first.dimension, values: [first.value] }
  const options = [...new Set(found.map((one) => calledBy(said, one)))].slice(0, MOST_OPTIONS)
  return { kind: 'doubt', message: doubtOf(said, first, options), options }
}

/** What it is called in the script of what was said. */
export function calledBy(said: string, { name, inArabic }: Named): string {
  return inArabic && isArabic(said) ? inArabic : name
}

function doubtOf(said: string, { dimension }: Named, options: readonly string[]): string {
  const words = plannerWords()
  if (options.length > 1) return words.mayBe(said, options)
  if (dimension === 'team') return words.teamOrPlaces(options[0] ?? said)
  return words.severalCalled(said)
}

/** Plain names, as most are, are not taken apart: a house has tens of thousands. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/

export function phraseOf(said: string): string {
  if (PLAIN.test(said)) return said.toLowerCase()
  return toWords(said)
    .map(({ norm }) => norm)
    .join(' ')
}
