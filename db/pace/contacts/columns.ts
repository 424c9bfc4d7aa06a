import { isNull, type SQL, sql } from 'drizzle-orm'
import { CONTACT_LIST, type ContactColumn } from '#domain/list/contacts.ts'
import type { Identity } from '#domain/contact/identities.ts'
import { byInstant, byName } from '../list/bind.ts'
import { isOneOf } from '../list/is-one-of.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { contacts } from '../schema.ts'

export const contactRowColumns = {
  id: contacts.id,
  kind: contacts.kind,
  name: contacts.name,
  nameAr: contacts.nameAr,
  phone: contacts.phone,
  email: contacts.email,
  roles: contacts.roles,
  language: contacts.language,
  doNotCall: contacts.doNotCall,
  ownerId: contacts.ownerId,
  teamId: contacts.teamId,
  tags: contacts.tags,
  updatedAt: contacts.updatedAt,
  createdAt: contacts.createdAt,
  archived: sql<boolean>`(${contacts.archivedAt} is not null)`,
  // In full: in a list of columns a reference loses its table, and would be the lead's own id here.
  leads: sql<number>`(select count(*)::int from (select from leads where leads.contact_id = contacts.id and leads.merged_into is null limit 100) as counted)`,
}
export type ContactRow = Pick<
  typeof contacts.$inferSelect,
  Exclude<keyof typeof contactRowColumns, 'archived' | 'leads'>
> & { archived: boolean; leads: number }

export const CONTACT_COLUMNS = {
  name: {
    field: 'name',
    value: contacts.name,
    sortBy: byName(sql`coalesce(${contacts.name}, ${contacts.nameAr})`),
  },
  nameAr: { field: 'nameAr', value: contacts.nameAr },
  kind: { field: 'kind', value: contacts.kind },
  role: { field: 'roles', value: contacts.roles, isArray: true },
  phone: { field: 'phone', value: contacts.phone, exact: (texts) => isKnownAs('phone', texts) },
  email: {
    field: 'email',
    value: contacts.email,
    exact: (texts) =>
      isKnownAs(
        'email',
        texts.map((text) => text.toLowerCase()),
      ),
  },
  language: { field: 'language', value: contacts.language },
  doNotCall: { field: 'doNotCall', value: contacts.doNotCall },
  leads: { field: 'leads', value: contactRowColumns.leads },
  owner: { field: 'ownerId', value: contacts.ownerId },
  team: { field: 'teamId', value: contacts.teamId },
  tags: { field: 'tags', value: contacts.tags, isArray: true },
  updated: {
    field: 'updatedAt',
    value: contacts.updatedAt,
    sortBy: byInstant(contacts.updatedAt, 'required'),
  },
  created: {
    field: 'createdAt',
    value: contacts.createdAt,
    sortBy: byInstant(contacts.createdAt, 'required'),
  },
  archived: { field: 'archived', value: contactRowColumns.archived },
} satisfies Record<ContactColumn, BoundColumn<keyof ContactRow>>

/** What a filter of contacts is made of, whichever rows it finds them for. */
export const CONTACT_FILTERED = {
  list: CONTACT_LIST,
  columns: CONTACT_COLUMNS,
  search: 'contact',
  always: isNull(contacts.mergedInto),
  unlessAsked: { archived: isNull(contacts.archivedAt) },
} as const satisfies Filtered

/** By any of its phones or e-mails, and not the preferred one alone. */
function isKnownAs(kind: Identity['kind'], texts: readonly string[]): SQL {
  return sql`${contacts.id} = any(array(select contact_id from contact_identities
    where kind = ${kind} and ${isOneOf(sql`normal`, texts)}))`
}
