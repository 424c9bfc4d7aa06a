import { z } from 'zod'
import type { DirectoryCaps } from '#domain/directory/rules.ts'
import { createAccessTokens } from './access-token.ts'
import { listPages, type PageOf } from './list-pages.ts'
import { USER_FIELDS } from './read-user.ts'
import type { Wait } from './retry.ts'
import { createSendRequest, GoogleRefusal } from './send-request.ts'
import type { DirectorySettings } from './settings.ts'

const UsersSchema = z.object({
  users: z.array(z.unknown()).default([]),
  nextPageToken: z.string().optional(),
})
/** Outsiders may have no id; a user of ours without one would look as if not in the group. */
const MemberSchema = z.union([
  z.object({ type: z.literal('USER'), id: z.string().min(1) }),
  z.object({ type: z.enum(['GROUP', 'CUSTOMER', 'EXTERNAL']), id: z.string().optional() }),
])
export type Member = z.infer<typeof MemberSchema>
const MembersSchema = z.object({
  members: z.array(MemberSchema).default([]),
  nextPageToken: z.string().optional(),
})
const GroupSchema = z.object({ directMembersCount: z.coerce.number().int() })
const IsMemberSchema = z.object({ isMember: z.boolean() })
const ChannelSchema = z.object({
  id: z.string(),
  resourceId: z.string().min(1),
  /** Milliseconds since 1970, as text. */
  expiration: z.coerce.number().positive(),
})
const NothingSchema = z.unknown()

export type ChannelRequest = {
  event: string
  id: string
  address: string
  token: string
  ttlSeconds: number
}
type Options = {
  settings: DirectorySettings
  wait: Wait
  now: () => Date
  attempts?: number
  timeoutMs?: number
  signal?: AbortSignal
}
type Params = Record<string, string | undefined>
type Asking<Schema extends z.ZodType> = {
  schema: Schema
  what: string
  params?: Params
  body?: object
}
export type GoogleDirectory = ReturnType<typeof createGoogleDirectory>

const USERS = '/admin/directory/v1/users'
const GROUPS = '/admin/directory/v1/groups'

/** What PACE asks of the Admin SDK's Directory API, version `directory_v1`. Everything that knows its addresses is here. */
export function createGoogleDirectory({ settings, attempts = 5, ...options }: Options) {
  const { customer, apiUrl } = settings
  const send = createSendRequest({ ...options, attempts })
  const tokens = createAccessTokens({ settings, send, now: options.now })

  async function ask<Schema extends z.ZodType>(path: string, asking: Asking<Schema>) {
    try {
      return await askOnce(path, asking)
    } catch (error) {
      // Taken back, or the server's clock is off: a fresh token settles which.
      if (!(error instanceof GoogleRefusal) || error.status !== 401) throw error
      tokens.forget()
      return askOnce(path, asking)
    }
  }

  async function askOnce<Schema extends z.ZodType>(
    path: string,
    { params = {}, body, schema, what }: Asking<Schema>,
  ) {
    const url = new URL(apiUrl + path)
    for (const [name, value] of Object.entries(params)) if (value) url.searchParams.set(name, value)
    const authorization = `Bearer ${await tokens.get()}`
    if (!body) return send({ url, headers: { authorization }, schema, what })
    const headers = { authorization, 'content-type': 'application/json' }
    return send({ method: 'POST', url, headers, body: JSON.stringify(body), schema, what })
  }

  async function listUsers({ users: maxItems, pages: maxPages }: DirectoryCaps, deleted: boolean) {
    const what = deleted ? 'the deleted users' : 'the users'
    const fields = `nextPageToken,users(${USER_FIELDS})`
    const base = { customer, maxResults: '500', projection: 'basic', orderBy: 'email', fields }
    const fetchPage = async (pageToken?: string): Promise<PageOf<unknown>> => {
      const params = { ...base, pageToken, showDeleted: deleted ? 'true' : undefined }
      const page = await ask(USERS, { schema: UsersSchema, what, params })
      return { items: page.users, nextPageToken: page.nextPageToken }
    }
    return listPages({ what, fetchPage, maxItems, maxPages, itemsCap: 'users' })
  }

  return {
    listUsers: (caps: DirectoryCaps) => listUsers(caps, false),
    /** Those of the last twenty days; Google forgets them after that. */
    listDeletedUsers: (caps: DirectoryCaps) => listUsers(caps, true),

    /** Null when the directory has nobody of that id. */
    async findUser(id: string): Promise<unknown> {
      const params = { projection: 'basic', fields: USER_FIELDS }
      const path = `${USERS}/${encodeURIComponent(id)}`
      return orNull(ask(path, { schema: z.unknown(), what: 'a user', params }))
    },

    /** Members of a group, those of the groups in it too. Null when there is no such group. */
    async listMembers(group: string, { groupMembers: maxItems, pages: maxPages }: DirectoryCaps) {
      const what = `the members of ${group}`
      const path = `${GROUPS}/${encodeURIComponent(group)}/members`
      const base = { maxResults: '200', includeDerivedMembership: 'true' }
      const fetchPage = async (pageToken?: string): Promise<PageOf<Member>> => {
        const params = { ...base, fields: 'nextPageToken,members(id,type)', pageToken }
        const page = await ask(path, { schema: MembersSchema, what, params })
        return { items: page.members, nextPageToken: page.nextPageToken }
      }
      return orNull(listPages({ what, fetchPage, maxItems, maxPages, itemsCap: 'groupMembers' }))
    },

    async countMembers(group: string): Promise<number> {
      const path = `${GROUPS}/${encodeURIComponent(group)}`
      const params = { fields: 'directMembersCount' }
      const asking = { schema: GroupSchema, what: `the size of ${group}`, params }
      return (await ask(path, asking)).directMembersCount
    },

    /** Directly or through other groups. Null when there is no such group or user. */
    async isMember(group: string, userId: string): Promise<boolean | null> {
      const path = `${GROUPS}/${encodeURIComponent(group)}/hasMember/${encodeURIComponent(userId)}`
      const asking = { schema: IsMemberSchema, what: `whether somebody is in ${group}` }
      const answer = await orNull(ask(path, asking))
      return answer && answer.isMember
    },

    async watchUsers({ event, id, address, token, ttlSeconds }: ChannelRequest) {
      const body = { id, type: 'web_hook', address, token, params: { ttl: String(ttlSeconds) } }
      const asking = { schema: ChannelSchema, what: `a channel for ${event}`, body }
      const answer = await ask(`${USERS}/watch`, { ...asking, params: { customer, event } })
      const expiresAt = new Date(answer.expiration).toISOString()
      return { resourceId: answer.resourceId, expiresAt }
    },

    /** One that Google no longer knows has stopped. */
    async stopChannel(channel: { id: string; resourceId: string }): Promise<void> {
      const asking = { schema: NothingSchema, what: 'the end of a channel', body: channel }
      await orNull(ask('/admin/directory_v1/channels/stop', asking))
    },
  }
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof GoogleRefusal && error.status === 404) return null
    throw error
  }
}
