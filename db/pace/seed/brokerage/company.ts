import type { PaceDb } from '../../client.ts'
import { areas, people, teamAreas, teams } from '../../schema.ts'
import { PLACES } from './places.ts'
import { type Chance, createChance } from './random.ts'
import { STAFF, TEAMS } from './staff.ts'

export type Person = { id: string; teamId: string; role: string; name: string; email: string }

/** The seeded company while it is being laid down: chance, clock and who works where. */
export type Company = {
  chance: Chance
  /** For what was added to the demo later: what was there before stays the same. */
  later: Chance
  people: readonly Person[]
  teamIdOf: (areaKey: string) => string
  agentFor: (areaKey: string) => Person
  /** ISO instant so many days before now; negative is ahead. Hours fall in the working day. */
  daysAgo: (days: number) => string
  /** ISO instant so many minutes before now; negative is ahead. */
  minutesAgo: (minutes: number) => string
}

/** Writes teams, areas and people, and returns what the rest of the seed builds on. */
export async function foundCompany(db: PaceDb, seed: number, now: Date): Promise<Company> {
  const chance = createChance(seed)
  const teamRows = Object.keys(TEAMS).map((name) => ({ id: chance.uuid(), name }))
  const teamIds = new Map(teamRows.map((team) => [team.name, team.id]))
  const teamAreaRows = Object.entries(TEAMS).flatMap(([name, keys]) =>
    keys.map((areaKey) => ({ teamId: need(teamIds.get(name)), areaKey })),
  )
  const staff = STAFF.map(({ team, signsIn, ...member }) => ({
    ...member,
    id: chance.uuid(),
    teamId: need(teamIds.get(team)),
    subject: signsIn ? `demo|${member.email}` : null,
  }))
  await db.insert(teams).values(teamRows)
  await db.insert(areas).values(
    [...PLACES].map(({ key, name, nameAr, aliases }) => ({
      key,
      name,
      nameAr,
      aliases,
      city: 'Dubai',
    })),
  )
  await db.insert(teamAreas).values(teamAreaRows)
  await db.insert(people).values(staff)
  const teamIdOf = (areaKey: string) =>
    need(teamAreaRows.find((row) => row.areaKey === areaKey)?.teamId)
  const agents = staff.filter((person) => person.role === 'agent')
  return {
    chance,
    later: createChance(seed + 1),
    people: staff,
    teamIdOf,
    agentFor: (areaKey) =>
      chance.pick(agents.filter((person) => person.teamId === teamIdOf(areaKey))),
    daysAgo: (days) => workingInstant(now, days, chance),
    minutesAgo: (minutes) => new Date(now.getTime() - minutes * 60_000).toISOString(),
  }
}

/** Dubai works from 9 to 18, which is 5 to 14 UTC. */
function workingInstant(now: Date, days: number, chance: Chance): string {
  const at = new Date(now.getTime() - days * 86_400_000)
  if (days === 0) return at.toISOString()
  at.setUTCHours(chance.int(5, 13), chance.int(0, 59), 0, 0)
  return at.toISOString()
}

function need<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The seed names a team or area that does not exist.')
  return value
}
