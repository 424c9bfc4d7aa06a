import { readCall } from './read-call.ts'
import { readContact } from './read-contact.ts'
import { readLead } from './read-lead.ts'
import { readListing } from './read-listing.ts'
import { readProperty } from './read-property.ts'
import { readTask } from './read-task.ts'
import { readViewing } from './read-viewing.ts'
import type { Tool } from '../tool.ts'

/** What reads a record of each noun, by a tool or by its address. */
export const READS_OF: Readonly<Record<string, Tool>> = {
  lead: readLead,
  listing: readListing,
  contact: readContact,
  property: readProperty,
  call: readCall,
  viewing: readViewing,
  task: readTask,
}
export const NOUNS = Object.keys(READS_OF)
