/** Kinds of records that one text finds, in the order in which they are shown where nothing else tells them apart. */
export const FOUND_KINDS = [
  'lead',
  'contact',
  'listing',
  'property',
  'call',
  'viewing',
  'task',
  'file',
  'person',
] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

export type SearchHit = {
  kind: FoundKind
  id: string
  title: string
  detail: string
  /** The document's name of the record that it is opened with, where it has no page of its own. */
  on?: string
}
