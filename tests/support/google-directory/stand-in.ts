import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { createChannels } from './channels.ts'
import { errorBody } from './error-body.ts'
import { createFaults } from './faults.ts'
import { createTokenEndpoint } from './token-endpoint.ts'

/** A user as Google sends them; a test leaves fields out to see what happens. */
export type GoogleUser = {
  id: string
  primaryEmail: string
  name: { fullName: string }
  suspended?: boolean
  archived?: boolean
  orgUnitPath?: string
}
export type GoogleMember = { id?: string; type: 'USER' | 'GROUP' | 'CUSTOMER'; group?: string }
export type GoogleStandIn = Awaited<ReturnType<typeof startGoogleDirectory>>

/**
 * Google's Directory API over real HTTP: token endpoint, users with pages and field masks, groups, members, push channels, and
 * the faults that a test asks for. Its state is plain and the test's to change.
 */
export async function startGoogleDirectory() {
  const users = new Map<string, GoogleUser>()
  const deleted = new Map<string, GoogleUser>()
  const groups = new Map<string, GoogleMember[]>()
  const faults = createFaults()
  const channels = createChannels()
  const app = new Hono()
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const url = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  const tokens = await createTokenEndpoint(`${url}/token`)
  const seen: string[] = []

  app.post('/token', (c) => faults.around(c, 'token', () => tokens.answer(c)))
  app.use('/admin/*', async (c, next) => {
    seen.push(`${c.req.method} ${decodeURIComponent(new URL(c.req.url).pathname)}`)
    if (tokens.isGood(c.req.header('authorization'))) return next()
    return c.json(errorBody(401, 'authError', 'Invalid Credentials'), 401)
  })
  addUserRoutes(app, { users, deleted, faults })
  addGroupRoutes(app, { groups, faults })
  app.post('/admin/directory/v1/users/watch', (c) =>
    faults.around(c, 'watch', () => channels.watch(c)),
  )
  app.post('/admin/directory_v1/channels/stop', (c) => channels.stop(c))

  const state = { users, deleted, groups, faults, channels, seen, ...peopleOf(users, deleted) }
  return { ...state, url, tokens, account: tokens.account }
}

type Users = Map<string, GoogleUser>
type Groups = Map<string, GoogleMember[]>
type Faults = ReturnType<typeof createFaults>

/** What happens to people in the Admin console. */
function peopleOf(users: Users, deleted: Users) {
  function add(user: Partial<GoogleUser> & { id: string; primaryEmail: string }): GoogleUser {
    const name = { fullName: user.primaryEmail.split('@')[0] ?? '' }
    const row = { name, suspended: false, archived: false, orgUnitPath: '/', ...user }
    users.set(row.id, row)
    return row
  }
  function change(id: string, values: Partial<GoogleUser>): void {
    const user = users.get(id)
    if (!user) throw new Error(`the stand-in has no user ${id}`)
    users.set(id, { ...user, ...values })
  }
  function remove(id: string): void {
    const user = users.get(id)
    if (user) deleted.set(id, user)
    users.delete(id)
  }
  return { add, change, remove }
}

function addUserRoutes(
  app: Hono,
  { users, deleted, faults }: { users: Users; deleted: Users; faults: Faults },
): void {
  app.get('/admin/directory/v1/users', (c) =>
    faults.around(c, 'users', () => {
      const from = c.req.query('showDeleted') === 'true' ? deleted : users
      const rows = [...from.values()].map((row) => masked(row, c.req.query('fields')))
      return page(c, 'users', rows, { most: 500, usual: 100, ...faults.paging })
    }),
  )
  app.get('/admin/directory/v1/users/:id', (c) =>
    faults.around(c, 'user', () => {
      const user = users.get(c.req.param('id'))
      return user ? c.json(user) : notFound(c)
    }),
  )
}

function addGroupRoutes(app: Hono, { groups, faults }: { groups: Groups; faults: Faults }): void {
  app.get('/admin/directory/v1/groups/:group', (c) => {
    const members = groups.get(c.req.param('group'))
    return members ? c.json({ directMembersCount: String(members.length) }) : notFound(c)
  })
  app.get('/admin/directory/v1/groups/:group/members', (c) =>
    faults.around(c, 'members', () => {
      if (!groups.has(c.req.param('group'))) return notFound(c)
      const derived = c.req.query('includeDerivedMembership') === 'true'
      const rows = membersOf(groups, c.req.param('group'), derived)
      return page(c, 'members', rows, { most: 200, usual: 200, ...faults.paging })
    }),
  )
  app.get('/admin/directory/v1/groups/:group/hasMember/:id', (c) => {
    if (!groups.has(c.req.param('group'))) return notFound(c)
    const members = membersOf(groups, c.req.param('group'), true)
    return c.json({ isMember: members.some(({ id }) => id === c.req.param('id')) })
  })
}

function membersOf(
  groups: ReadonlyMap<string, GoogleMember[]>,
  group: string,
  derived: boolean,
): GoogleMember[] {
  return (groups.get(group) ?? []).flatMap((member) => {
    const { group: inner, ...row } = member
    return inner && derived ? [row, ...membersOf(groups, inner, true)] : [row]
  })
}

type Paging = { most: number; usual: number; cycle: boolean; size: number | null }

function page(c: Context, name: string, rows: object[], paging: Paging): Response {
  const asked = Math.min(Number(c.req.query('maxResults') ?? paging.usual), paging.most)
  const size = paging.size ?? asked
  const from = Number(c.req.query('pageToken') ?? 0)
  const next = from + size < rows.length ? String(from + size) : undefined
  const items = rows.slice(from, from + size)
  return c.json({
    kind: `admin#directory#${name}`,
    // Google leaves the list out when it is empty.
    ...(items.length > 0 ? { [name]: items } : {}),
    nextPageToken: paging.cycle ? '0' : next,
  })
}

/** `users(id,name/fullName)`: what is not asked for is not sent. */
function masked(row: GoogleUser, fields: string | undefined): object {
  const inner = /users\(([^)]*)\)/.exec(fields ?? '')?.[1]
  if (!inner) return row
  const names = inner.split(',').map((field) => field.split('/', 1)[0] ?? '')
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)))
}

function notFound(c: Context): Response {
  return c.json(errorBody(404, 'notFound', 'Resource Not Found'), 404)
}
