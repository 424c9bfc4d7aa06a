import type { DirectoryUser } from '#domain/directory/directory-user.ts'
import { asksForOrgUnits, type DirectoryRules, groupsIn } from '#domain/directory/rules.ts'
import type { GoogleDirectory } from './google/google-directory.ts'
import { DirectoryProblem } from './google/problem.ts'
import { readUser, type Unreadable } from './google/read-user.ts'

export type ReadUsers = { users: DirectoryUser[]; unreadable: Unreadable[] }

/** The whole directory as the rules need it; a problem when any part of it cannot be had. */
export async function readUsers(
  google: GoogleDirectory,
  rules: DirectoryRules,
): Promise<ReadUsers> {
  const members = await readMembers(google, rules)
  const rows = await google.listUsers(rules.caps)
  if (rows.length === 0) {
    throw new DirectoryProblem(
      'Google answered with nobody at all, though at least GOOGLE_DIRECTORY_ADMIN exists. Nothing was changed.',
    )
  }
  const read = rows.map((row) => readUser(row, { needsOrgUnit: asksForOrgUnits(rules) }))
  return {
    users: read.flatMap((one) => ('user' in one ? [withGroups(one.user, members)] : [])),
    unreadable: read.flatMap((one) => ('unreadable' in one ? [one.unreadable] : [])),
  }
}

/** One user as they are now. Null: the directory has nobody of that id. */
export async function readOneUser(
  google: GoogleDirectory,
  rules: DirectoryRules,
  id: string,
): Promise<ReadUsers | null> {
  const row = await google.findUser(id)
  if (row === null) return null
  const read = readUser(row, { needsOrgUnit: asksForOrgUnits(rules) })
  if ('unreadable' in read) return { users: [], unreadable: [{ ...read.unreadable, id }] }
  if (read.user.id !== id) {
    throw new DirectoryProblem(`Google was asked for user ${id} and answered with another one.`)
  }
  const groups: string[] = []
  for (const group of groupsIn(rules)) {
    if (await google.isMember(group, id)) groups.push(group)
  }
  return { users: [{ ...read.user, groups }], unreadable: [] }
}

type Members = Map<string, { ids: Set<string>; everyone: boolean }>

async function readMembers(google: GoogleDirectory, rules: DirectoryRules): Promise<Members> {
  const members: Members = new Map()
  for (const group of groupsIn(rules)) {
    const found = await google.listMembers(group, rules.caps)
    if (!found) {
      throw new DirectoryProblem(
        `The rules name the group ${group}, which the directory does not have. Nothing was changed.`,
      )
    }
    if (found.length === 0) await requireEmpty(google, group)
    // A member of type CUSTOMER is everybody of the Workspace.
    const everyone = found.some(({ type }) => type === 'CUSTOMER')
    members.set(group, { ids: new Set(found.flatMap(({ id }) => id ?? [])), everyone })
  }
  return members
}

/** Google has answered with nothing where there was something. */
async function requireEmpty(google: GoogleDirectory, group: string): Promise<void> {
  const count = await google.countMembers(group)
  if (count === 0) return
  throw new DirectoryProblem(
    `Google lists nobody in ${group} but counts ${count} members: the list is not whole. Nothing was changed.`,
  )
}

function withGroups(user: Omit<DirectoryUser, 'groups'>, members: Members): DirectoryUser {
  const own = [...members].filter(([, { ids, everyone }]) => everyone || ids.has(user.id))
  return { ...user, groups: own.map(([group]) => group) }
}
