import { z } from 'zod'
import type { DirectoryCaps } from '#domain/directory/rules.ts'
import { createChannelCalls } from './channel-calls.ts'
import { createGoogleApi, type GoogleApi, type GoogleOptions, orNull } from './google-api.ts'
import { createGroupCalls } from './group-calls.ts'
import { listPages, type PageOf } from './list-pages.ts'
import { USER_FIELDS } from './read-user.ts'

const UsersSchema = z.object({
  users: z.array(z.unknown()).default([]),
  nextPageToken: z.string().optional(),
})
const USERS = '/admin/directory/v1/users'

export type GoogleDirectory = ReturnType<typeof createGoogleDirectory>

/** What PACE asks of the Admin SDK's Directory API, version `directory_v1`. */
export function createGoogleDirectory(options: GoogleOptions) {
  const { customer } = options.settings
  const ask = createGoogleApi(options)
  return {
    ...createUserCalls(ask, customer),
    ...createGroupCalls(ask),
    ...createChannelCalls(ask, customer),
  }
}

function createUserCalls(ask: GoogleApi, customer: string) {
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
  }
}
