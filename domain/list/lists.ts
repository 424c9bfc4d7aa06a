import { ARRIVAL_LIST } from './arrivals.ts'
import { AUDIT_LIST } from './audit.ts'
import { CALL_LIST } from './calls.ts'
import { CLIENT_LIST } from './clients.ts'
import { CONTACT_LIST } from './contacts.ts'
import type { ListDefinition, ListNoun } from './definition.ts'
import { DIFFERENCE_LIST } from './differences.ts'
import { LEAD_LIST } from './leads.ts'
import { LISTING_LIST } from './listings.ts'
import { PROPERTY_LIST } from './properties.ts'
import { TASK_LIST } from './tasks.ts'
import { VIEWING_LIST } from './viewings.ts'
import { PERSON_LIST } from './people.ts'

/** Every list of the house. */
export const LISTS: Record<ListNoun, ListDefinition> = {
  lead: LEAD_LIST,
  listing: LISTING_LIST,
  property: PROPERTY_LIST,
  viewing: VIEWING_LIST,
  task: TASK_LIST,
  contact: CONTACT_LIST,
  call: CALL_LIST,
  person: PERSON_LIST,
  client: CLIENT_LIST,
  audit: AUDIT_LIST,
  arrival: ARRIVAL_LIST,
  difference: DIFFERENCE_LIST,
}
