import { z } from 'zod'
import { type Role, RoleSchema } from '../access/person.ts'
import type { DirectoryUser } from './directory-user.ts'

const GroupSchema = z.email().toLowerCase()
const OrgUnitSchema = z.string().startsWith('/').toLowerCase()
const ByGroup = z.strictObject({ group: GroupSchema })
const ByOrgUnit = z.strictObject({ orgUnit: OrgUnitSchema })

const CapsSchema = z.strictObject({
  /** At most this share of those who may come in may lose that in one run … */
  closedPercent: z.number().min(0).max(100).default(25),
  /** … but always this many: one leaver of three is no accident. */
  closedAtLeast: z.int().min(0).default(5),
  users: z.int().min(1).default(20_000),
  groupMembers: z.int().min(1).default(20_000),
  pages: z.int().min(1).default(200),
})

/**
 * How the directory becomes people, roles and teams. In each list the first rule that fits decides. Where a list is
 * absent, PACE's own admins decide: everybody is in scope, roles and teams stay as they are.
 */
export const DirectoryRulesSchema = z.strictObject({
  scope: z
    .array(z.union([ByGroup, ByOrgUnit]))
    .min(1)
    .optional(),
  roles: z
    .array(z.union([ByGroup.extend({ role: RoleSchema }), ByOrgUnit.extend({ role: RoleSchema })]))
    .min(1)
    .optional(),
  /** Teams by their names in PACE. */
  teams: z
    .array(
      z.union([
        ByGroup.extend({ team: z.string().min(1) }),
        ByOrgUnit.extend({ team: z.string().min(1) }),
      ]),
    )
    .min(1)
    .optional(),
  caps: CapsSchema.prefault({}),
})
export type DirectoryRules = z.infer<typeof DirectoryRulesSchema>
export type DirectoryCaps = DirectoryRules['caps']
type Match = { group: string } | { orgUnit: string }

/** Whether a user is one of those whom PACE is for. */
export function isInScope(user: DirectoryUser, { scope }: DirectoryRules): boolean {
  return scope ? scope.some((match) => fits(match, user)) : true
}

/** Null: the rules give no role. Undefined: they say nothing of roles. */
export function roleOf(user: DirectoryUser, { roles }: DirectoryRules): Role | null | undefined {
  return roles && (roles.find((rule) => fits(rule, user))?.role ?? null)
}

/** The team's name; null and undefined as above. */
export function teamOf(user: DirectoryUser, { teams }: DirectoryRules): string | null | undefined {
  return teams && (teams.find((rule) => fits(rule, user))?.team ?? null)
}

/** The groups whose members have to be known. */
export function groupsIn(rules: DirectoryRules): string[] {
  return [...new Set(matches(rules).flatMap((match) => ('group' in match ? [match.group] : [])))]
}

export function asksForOrgUnits(rules: DirectoryRules): boolean {
  return matches(rules).some((match) => 'orgUnit' in match)
}

function matches({ scope = [], roles = [], teams = [] }: DirectoryRules): Match[] {
  return [...scope, ...roles, ...teams]
}

/** A unit holds those below it: `/Sales` fits `/Sales/Marina`, not `/Salesforce`. */
function fits(match: Match, user: DirectoryUser): boolean {
  if ('group' in match) return user.groups.includes(match.group)
  const unit = user.orgUnit?.toLowerCase()
  if (unit === undefined) return false
  const within = match.orgUnit === '/' ? '/' : `${match.orgUnit}/`
  return unit === match.orgUnit || unit.startsWith(within)
}
