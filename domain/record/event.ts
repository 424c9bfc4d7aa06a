import { z } from 'zod'

export const EVENT_RESOURCES = [
  'contact',
  'lead',
  'listing',
  'property',
  'call',
  'note',
  'task',
  'viewing',
  'enquiry',
  'arrival',
  'person',
  'communication',
  'bulk',
  'webhook',
] as const
export type EventResource = (typeof EVENT_RESOURCES)[number]

/**
 * One entry of the one log. `old` and `new` hold the record's fields that changed (created: old null; removed: new
 * null). `actor` is `person:<id>` or `service:<client>`; `documentSeq` the commit that it projects.
 */
export const EntityEventSchema = z.object({
  sequence: z.number().int(),
  resource: z.enum(EVENT_RESOURCES),
  key: z.string(),
  old: z.record(z.string(), z.json()).nullable(),
  new: z.record(z.string(), z.json()).nullable(),
  actor: z.string(),
  documentSeq: z.number().int().nullable(),
  at: z.iso.datetime(),
})
export type EntityEvent = z.infer<typeof EntityEventSchema>
