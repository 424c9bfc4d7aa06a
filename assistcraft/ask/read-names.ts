import { createGazetteer, normalise } from '../tasks/entities/gazetteer.ts'
import { editDistance, slipsAllowed } from './edit-distance.ts'
import { type Reading, remove, take } from './reading.ts'
import type { Vocabulary } from './vocabulary.ts'

export type NamedFilter = { dimension: 'area' | 'agent' | 'team'; value: string }
/** A word that may mean several, or is close to some. */
export type Doubt = { said: string; dimension: NamedFilter['dimension']; options: string[] }
export type NamesRead = { found: NamedFilter[]; doubts: Doubt[] }

type Candidate = NamedFilter & { name: string; said: string }

/** Areas, people and teams that a question names: as written, by first name, or with a slip of the pen. */
export function readNames(
  reading: Reading,
  vocabulary: Vocabulary,
  askerId: string | null,
): NamesRead {
  const found = [
    ...readSelf(reading, askerId),
    ...readTeams(reading, vocabulary),
    ...readAreas(reading, vocabulary),
  ]
  const people = readPeople(reading, vocabulary)
  const slips = readSlips(reading, vocabulary)
  return {
    found: unique([...found, ...people.found, ...slips.found]),
    doubts: [...people.doubts, ...slips.doubts],
  }
}

/** "My leads", "did I make": the asker. "My team" is not. */
function readSelf(reading: Reading, askerId: string | null): NamedFilter[] {
  if (!askerId) return []
  const mine = take(
    reading,
    /\b(?:my(?! team)|mine|(?:do|did|have|had) i|i (?:have|had|made|own|won|lost|took))\b/i,
  )
  return mine.length > 0 ? [{ dimension: 'agent', value: askerId }] : []
}

function readAreas(reading: Reading, { areas }: Vocabulary): NamedFilter[] {
  return createGazetteer(areas.map((area) => ({ ...area, kind: 'area' })))
    .find(reading.taken)
    .map(({ range, place }) => {
      remove(reading, range.start, range.end)
      return { dimension: 'area', value: place.key }
    })
}

/** A team that is named like an area is meant only where it is called a team. */
function readTeams(reading: Reading, { teams, areas }: Vocabulary): NamedFilter[] {
  const places = new Set(areas.flatMap(({ name, aliases }) => [name, ...aliases].map(normalise)))
  return teams.flatMap(({ id, name }) => {
    const short = name.replace(/\s+team$/i, '')
    const isPlace = places.has(normalise(short))
    const word = escape(short)
    const called = String.raw`\b(?:the )?(?:${word} team|team ${word})(?:'s)?\b`
    const matches = take(
      reading,
      new RegExp(isPlace ? called : String.raw`${called}|\b${word}\b`, 'i'),
    )
    return matches.length > 0 ? [{ dimension: 'team' as const, value: id }] : []
  })
}

/** Full names first, then a first or last name that only one person has; one that several have is asked back. */
function readPeople(reading: Reading, { people }: Vocabulary): NamesRead {
  const full = people.flatMap(({ id, name }): NamedFilter[] => {
    const matches = take(reading, new RegExp(String.raw`\b${escape(name)}(?:'s)?\b`, 'i'))
    return matches.length > 0 ? [{ dimension: 'agent', value: id }] : []
  })
  const parts = new Set(people.flatMap(({ name }) => name.toLowerCase().split(/\s+/)))
  const found: NamedFilter[] = [...full]
  const doubts: Doubt[] = []
  for (const part of parts) {
    const match =
      part.length < 3
        ? null
        : take(reading, new RegExp(String.raw`\b${escape(part)}(?:'s)?\b`, 'i'))[0]
    if (!match) continue
    const bearers = people.filter(({ name }) => name.toLowerCase().split(/\s+/).includes(part))
    if (bearers.length === 1)
      found.push(...bearers.map(({ id }) => ({ dimension: 'agent' as const, value: id })))
    else
      doubts.push({ said: match[0], dimension: 'agent', options: bearers.map(({ name }) => name) })
  }
  return { found, doubts }
}

/** "Marnia" for Marina, "Sarah" for Sara: one candidate within a slip is meant, several are asked back. */
function readSlips(reading: Reading, vocabulary: Vocabulary): NamesRead {
  const candidates = allNames(vocabulary)
  const found: NamedFilter[] = []
  const doubts: Doubt[] = []
  for (const said of phrasesLeft(reading)) {
    const start = reading.taken.indexOf(said)
    if (start < 0) continue
    const close = closest(said, candidates)
    const [best] = close
    if (!best) continue
    remove(reading, start, start + said.length)
    if (close.length === 1) found.push({ dimension: best.dimension, value: best.value })
    else doubts.push({ said, dimension: best.dimension, options: close.map(({ name }) => name) })
  }
  return { found, doubts }
}

/** Every way to say a name, with the name in full. A team named like an area is not offered in its place. */
function allNames({ areas, people, teams }: Vocabulary): Candidate[] {
  const places = areas.flatMap(({ key, name, aliases }) =>
    [name, ...aliases].map((said): Candidate => ({ dimension: 'area', value: key, name, said })),
  )
  const staff = people.flatMap(({ id, name }) =>
    [name, ...name.split(/\s+/)].map((said): Candidate => ({
      dimension: 'agent',
      value: id,
      name,
      said,
    })),
  )
  const groups = teams
    .filter(({ name }) => !places.some(({ said }) => normalise(said) === normalise(name)))
    .map(({ id, name }): Candidate => ({ dimension: 'team', value: id, name, said: name }))
  return [...places, ...staff, ...groups]
}

/** Names begin with a capital, or follow a preposition. Longer phrases first. */
function phrasesLeft({ taken }: Reading): string[] {
  const capitalised = [...taken.matchAll(/(?<!^)\b[A-Z][\p{L}'-]+(?: [A-Z][\p{L}'-]+){0,2}/gu)].map(
    ([words]) => words,
  )
  const after = [
    ...taken.matchAll(
      /\b(?:in|for|of|by|does|did|has|at) ([a-z][\p{L}-]{3,}(?: [a-z][\p{L}-]{3,})?)/gu,
    ),
  ].flatMap(([, words = '']) => [words, words.split(' ')[0] ?? ''])
  return [...new Set([...capitalised, ...after])].sort((a, b) => b.length - a.length)
}

function closest(said: string, candidates: readonly Candidate[]): Candidate[] {
  const words = normalise(said)
  const near = candidates
    .map((candidate) => ({ candidate, slips: editDistance(words, normalise(candidate.said)) }))
    .filter(
      ({ slips, candidate }) =>
        slips <= Math.min(slipsAllowed(words.length), slipsAllowed(candidate.said.length)),
    )
  const fewest = Math.min(...near.map(({ slips }) => slips))
  const best = near.filter(({ slips }) => slips === fewest).map(({ candidate }) => candidate)
  return best.filter((one, index) => best.findIndex(({ value }) => value === one.value) === index)
}

function unique(filters: NamedFilter[]): NamedFilter[] {
  return filters.filter(
    (one, index) => filters.findIndex(({ value }) => value === one.value) === index,
  )
}

function escape(name: string): string {
  return name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
