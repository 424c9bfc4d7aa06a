import { askQuestion } from './tools/ask-question.ts'
import { countRecords } from './tools/count-records.ts'
import { SEARCHES } from './nouns/nouns.ts'
import { listAreas } from './tools/house/list-areas.ts'
import { listFiles } from './tools/house/list-files.ts'
import { listPeople } from './tools/house/list-people.ts'
import { proposeField } from './tools/propose-field.ts'
import { readCall } from './tools/records/read-call.ts'
import { freeViewingTimes } from './tools/records/free-viewing-times.ts'
import { readConversation } from './tools/records/read-conversation.ts'
import { readTask } from './tools/records/read-task.ts'
import { readViewing } from './tools/records/read-viewing.ts'
import { readApproval } from './tools/read-approval.ts'
import { readContact } from './tools/records/read-contact.ts'
import { readHouse } from './tools/house/read-house.ts'
import { readLead } from './tools/records/read-lead.ts'
import { listShortlists } from './tools/records/list-shortlists.ts'
import { readListing } from './tools/records/read-listing.ts'
import { readProperty } from './tools/records/read-property.ts'
import type { Tool } from './tools/tool.ts'

/** What a program may do without asking its person: read, and propose what a person then decides about. */
export const TOOLS: readonly Tool[] = [
  ...SEARCHES,
  readLead,
  readListing,
  readContact,
  readProperty,
  readCall,
  readViewing,
  readTask,
  readConversation,
  freeViewingTimes,
  listShortlists,
  listFiles,
  listPeople,
  listAreas,
  readHouse,
  countRecords,
  askQuestion,
  proposeField,
  readApproval,
]
