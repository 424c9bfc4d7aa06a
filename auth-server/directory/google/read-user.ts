import { z } from 'zod'
import type { DirectoryUser } from '#domain/directory/directory-user.ts'

/** A flag that is missing is not `false`: Google has left fields out, and somebody suspended would walk in. */
const UserRowSchema = z.object({
  id: z.string().min(1).max(64),
  primaryEmail: z.email(),
  name: z.object({ fullName: z.string().trim().min(1).max(200).optional() }).optional(),
  suspended: z.boolean(),
  archived: z.boolean(),
  orgUnitPath: z.string().startsWith('/').optional(),
})
const IdSchema = z.object({ id: z.string().min(1).max(64) })

export const USER_FIELDS = 'id,primaryEmail,name/fullName,suspended,archived,orgUnitPath'

export type Unreadable = { id: string | null; missing: string[] }
type ReadUser = Omit<DirectoryUser, 'groups'>

/** The user of a row, or what the row lacks. */
export function readUser(
  row: unknown,
  { needsOrgUnit }: { needsOrgUnit: boolean },
): { user: ReadUser } | { unreadable: Unreadable } {
  const parsed = UserRowSchema.safeParse(row)
  if (!parsed.success) return unreadable(row, pathsOf(parsed.error))
  const { id, primaryEmail, name, suspended, archived, orgUnitPath = null } = parsed.data
  if (needsOrgUnit && orgUnitPath === null) return unreadable(row, ['orgUnitPath'])
  const state = suspended ? 'suspended' : archived ? 'archived' : 'active'
  const email = primaryEmail.toLowerCase()
  return { user: { id, email, name: name?.fullName ?? email, state, orgUnit: orgUnitPath } }
}

function unreadable(row: unknown, missing: string[]) {
  const known = IdSchema.safeParse(row)
  return { unreadable: { id: known.success ? known.data.id : null, missing } }
}

function pathsOf({ issues }: z.ZodError): string[] {
  return issues.map(({ path }) => path.join('.'))
}
