import type { HandedTo } from '#domain/viewing/hand-over.ts'

/** Who could show a viewing instead, for who may hand it over. */
export type FoundColleagues = {
  id: string
  agentId: string
  startsAt: string
  mayHand: boolean
  colleagues: HandedTo[]
}
