import { countRecords } from './count-records.ts'
import { listAreas } from './list-areas.ts'
import { proposeField } from './propose-field.ts'
import { readApproval } from './read-approval.ts'
import { readContact } from './read-contact.ts'
import { readHouse } from './read-house.ts'
import { readLead } from './read-lead.ts'
import { readListing } from './read-listing.ts'
import { readProperty } from './read-property.ts'
import { searchContacts } from './search-contacts.ts'
import { searchLeads } from './search-leads.ts'
import { searchListings } from './search-listings.ts'
import { searchProperties } from './search-properties.ts'
import type { Tool } from './tool.ts'

/** What a program may do without asking its person: read, and propose what a person then decides about. */
export const TOOLS: readonly Tool[] = [
  searchLeads,
  searchListings,
  searchContacts,
  searchProperties,
  readLead,
  readListing,
  readContact,
  readProperty,
  listAreas,
  readHouse,
  countRecords,
  proposeField,
  readApproval,
]
