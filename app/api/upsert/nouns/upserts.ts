import { upsertContact } from './upsert-contact.ts'
import { upsertLead } from './upsert-lead.ts'
import { upsertListing } from './upsert-listing.ts'
import { upsertProperty } from './upsert-property.ts'
import { upsertTask } from './upsert-task.ts'
import { upsertViewing } from './upsert-viewing.ts'
import type { Upsert } from './written.ts'

export const UPSERTED_NOUNS = ['contact', 'lead', 'listing', 'property', 'task', 'viewing'] as const
export type UpsertedNoun = (typeof UPSERTED_NOUNS)[number]

/** How a row of each noun finds its record, and what makes one where it finds none. */
export const UPSERTS: Record<UpsertedNoun, Upsert> = {
  contact: upsertContact,
  lead: upsertLead,
  listing: upsertListing,
  property: upsertProperty,
  task: upsertTask,
  viewing: upsertViewing,
}
