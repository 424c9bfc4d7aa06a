import { continueDialogue, type Dialogue } from './dialogue/dialogue.ts'
import { findEntities } from './entities/find-entities.ts'
import type { Entity, Finding, Said } from './finding.ts'
import { classifyIntents, intentOf } from './intent/classify-intents.ts'
import { checkCompliance, findObjections } from './tone/phrases.ts'
import { readSentiment } from './tone/sentiment.ts'

export const LOCAL_ANALYSER = 'local-1'

export type Analysis = { entities: Entity[]; findings: Finding[]; dialogue: Dialogue }

/**
 * The local pass over one final segment: pure, some tenths of a millisecond, the same on every run. `dialogue` is the
 * state for the next segment.
 */
export function analyseSegment(said: Said): Analysis {
  const known = findEntities(said)
  const intents = classifyIntents(said, known)
  const intent = intentOf(intents)
  // A date is a viewing's only once the call is about one: read again where this very segment turned to it.
  const turned = intent !== null && intent !== said.dialogue.intent
  const entities = turned
    ? findEntities({ ...said, dialogue: { ...said.dialogue, intent } })
    : known
  const findings = [
    ...entities,
    ...intents,
    ...readSentiment(said),
    ...findObjections(said),
    ...checkCompliance(said),
  ]
  return {
    entities,
    findings,
    dialogue: continueDialogue(said.dialogue, said, { intent, viewingDate: dateIn(entities) }),
  }
}

function dateIn(entities: readonly Entity[]): string | null {
  const value = entities.findLast(({ type }) => type === 'viewingDate')?.value
  return typeof value === 'string' ? value : null
}
