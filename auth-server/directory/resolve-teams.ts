import type { Team } from '#db/pace/people/teams.ts'
import type { DirectoryRules } from '#domain/directory/rules.ts'
import { DirectoryProblem } from './google/problem.ts'

/** Team ids by the names that the rules use. */
export function resolveTeams(
  teams: readonly Team[],
  { teams: rules = [] }: DirectoryRules,
): Map<string, string> {
  const ids = new Map(teams.map(({ id, name }) => [name, id]))
  const unknown = rules.find(({ team }) => !ids.has(team))
  if (!unknown) return ids
  throw new DirectoryProblem(
    `The rules name the team '${unknown.team}', which PACE does not have. Teams: ${[...ids.keys()].join(', ') || 'none yet'}. Nothing was changed.`,
  )
}
