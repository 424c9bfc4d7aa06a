/** What routing may look at. Teams come in the order in which they were founded; the first one is the default. */
export type Routed = { teamId: string; ownerId: string | null; rule: RoutingRule }
export type RoutingRule = 'namedAgent' | 'listingAgent' | 'listingTeam' | 'area' | 'default'
type Agent = { id: string; teamId: string | null }
export type RoutingFacts = {
  /** Whom the portal named. */
  namedAgent?: Agent | null
  /** The listing that was asked about; its agent only if she is still active. */
  listing?: { teamId: string | null; agent: Agent | null } | null
  areas: readonly string[]
  teams: readonly { id: string; areas: readonly string[] }[]
}

type Rule = (facts: RoutingFacts) => Omit<Routed, 'rule'> | null

/** The first rule that fits decides. The last always does, so no lead is without a team. */
const RULES: readonly [RoutingRule, Rule][] = [
  ['namedAgent', ({ namedAgent }) => toAgent(namedAgent)],
  ['listingAgent', ({ listing }) => toAgent(listing?.agent)],
  ['listingTeam', ({ listing }) => toTeam(listing?.teamId)],
  ['area', ({ areas, teams }) => toTeam(teamOfAreas(areas, teams))],
  ['default', ({ teams }) => toTeam(teams[0]?.id)],
]

/** Where a new lead goes: to somebody, or to a team whose members may claim it. Null while there is no team at all. */
export function routeLead(facts: RoutingFacts): Routed | null {
  for (const [rule, decide] of RULES) {
    const decided = decide(facts)
    if (decided) return { ...decided, rule }
  }
  return null
}

function toAgent(agent: Agent | null | undefined): Omit<Routed, 'rule'> | null {
  return agent?.teamId ? { teamId: agent.teamId, ownerId: agent.id } : null
}

function toTeam(teamId: string | null | undefined): Omit<Routed, 'rule'> | null {
  return teamId ? { teamId, ownerId: null } : null
}

/** The team with most of the areas; of equals the older one. */
function teamOfAreas(areas: readonly string[], teams: RoutingFacts['teams']): string | null {
  const matches = teams.map((team) => ({
    id: team.id,
    count: areas.filter((area) => team.areas.includes(area)).length,
  }))
  const best = matches.toSorted((a, b) => b.count - a.count)[0]
  return best && best.count > 0 ? best.id : null
}
