import type { Segment } from '#domain/call/fields.ts'
import type { Dialogue } from '../dialogue/dialogue.ts'
import type { Entity, Finding } from './finding.ts'

/** A segment as it was analysed, with the dialogue as it stood before it. */
export type Heard = {
  segment: Segment
  before: Dialogue
  entities: readonly Entity[]
  findings: readonly Finding[]
  /** What was named and turned down: it takes back what was said of it before. */
  denied: readonly Entity[]
  after: Dialogue
}
