import { readCall } from './tools/read-call.ts'
import { readContact } from './tools/read-contact.ts'
import { readLead } from './tools/read-lead.ts'
import { readListing } from './tools/read-listing.ts'
import { readProperty } from './tools/read-property.ts'
import { readTask } from './tools/read-task.ts'
import { readViewing } from './tools/read-viewing.ts'
import type { Tool } from './tools/tool.ts'

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
