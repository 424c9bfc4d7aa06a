import { z } from 'zod'
import { listContacts } from '#db/pace/contacts/page.ts'
import { keysOf } from '#domain/catalogue.ts'
import { CONTACT_ROLES } from '#domain/contact/fields.ts'
import { CONTACT_LIST } from '#domain/list/contacts.ts'
import type { Condition } from '#domain/list/filter.ts'
import { defaultState } from '#domain/list/state.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { defineTool, READS } from './tool.ts'

export const searchContacts = defineTool({
  name: 'search_contacts',
  title: 'Search contacts',
  description:
    'Contacts that the person may see, the last changed first. Text is looked for in every name, phone and e-mail of theirs.',
  scope: 'mcp:read',
  annotations: READS,
  input: {
    query: z.string().trim().min(1).max(80).optional(),
    role: z.enum(keysOf(CONTACT_ROLES)).optional(),
    limit: z.number().int().min(1).max(25).default(10),
  },
  run: async ({ query, role, limit }, { deps: { db, settings }, actor }) => {
    const asked: Condition[] = role ? [{ column: 'role', operator: 'is', values: [role] }] : []
    const { zone } = settings.current().house
    const state = { ...defaultState(CONTACT_LIST), text: query ?? null, filter: asked, zone }
    const { rows } = await listContacts(db, leadScope(actor), state, { limit })
    return { contacts: rows }
  },
})
