import { z } from 'zod'
import type { DirectoryCaps } from '#domain/directory/rules.ts'
import { type GoogleApi, orNull } from './google-api.ts'
import { listPages, type PageOf } from './list-pages.ts'

/** Outsiders may have no id; a user of ours without one would look as if not in the group. */
const MemberSchema = z.union([
  z.object({ type: z.literal('USER'), id: z.string().min(1) }),
  z.object({ type: z.enum(['GROUP', 'CUSTOMER', 'EXTERNAL']), id: z.string().optional() }),
])
type Member = z.infer<typeof MemberSchema>
const MembersSchema = z.object({
  members: z.array(MemberSchema).default([]),
  nextPageToken: z.string().optional(),
})
const GroupSchema = z.object({ directMembersCount: z.coerce.number().int() })
const IsMemberSchema = z.object({ isMember: z.boolean() })

export function createGroupCalls(ask: GoogleApi) {
  return {
    /** Members of a group, those of the groups in it too. Null when there is no such group. */
    async listMembers(group: string, { groupMembers: maxItems, pages: maxPages }: DirectoryCaps) {
      const what = `the members of ${group}`
      const base = { maxResults: '200', includeDerivedMembership: 'true' }
      const fetchPage = async (pageToken?: string): Promise<PageOf<Member>> => {
        const params = { ...base, fields: 'nextPageToken,members(id,type)', pageToken }
        const asking = { schema: MembersSchema, what, params }
        const page = await ask(`${pathOf(group)}/members`, asking)
        return { items: page.members, nextPageToken: page.nextPageToken }
      }
      return orNull(listPages({ what, fetchPage, maxItems, maxPages, itemsCap: 'groupMembers' }))
    },

    async countMembers(group: string): Promise<number> {
      const params = { fields: 'directMembersCount' }
      const asking = { schema: GroupSchema, what: `the size of ${group}`, params }
      return (await ask(pathOf(group), asking)).directMembersCount
    },

    /** Directly or through other groups. Null when there is no such group or user. */
    async isMember(group: string, userId: string): Promise<boolean | null> {
      const path = `${pathOf(group)}/hasMember/${encodeURIComponent(userId)}`
      const asking = { schema: IsMemberSchema, what: `whether somebody is in ${group}` }
      const answer = await orNull(ask(path, asking))
      return answer && answer.isMember
    },
  }
}

function pathOf(group: string): string {
  return `/admin/directory/v1/groups/${encodeURIComponent(group)}`
}
