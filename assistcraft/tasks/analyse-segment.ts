import { findChecks, findFollowUp } from './checks/find-checks.ts'
import { continueDialogue, type Dialogue } from './dialogue/dialogue.ts'
import { readTalk } from './dialogue/talk.ts'
import { ownsHome } from './reading/owner.ts'
import { findEntities } from './entities/find-entities.ts'
import type { Entity, Finding, Said } from './findings/finding.ts'
import type { Range } from './findings/range.ts'
import { classifyIntents, intentOf } from './intent/classify-intents.ts'
import { joinFindings } from './passages/join-passages.ts'
import { inEnglish } from './passages/in-english.ts'
import { passagesOf } from './passages/passages.ts'
import { checkCompliance, findObjections } from './tone/phrases.ts'
import { readSentiment } from './tone/sentiment.ts'

export type Analysis = {
  entities: Entity[]
  findings: Finding[]
  denied: Entity[]
  dialogue: Dialogue
}

/**
 * The local pass over one final segment: pure, some tenths of a millisecond, the same on every run, and linear in the
 * segment's length. Takes and gives plain data. `dialogue` is the state for the next segment.
 */
export function analyseSegment(said: Said): Analysis {
  let { dialogue } = said
  const parts = passagesOf(said.text).map((passage) => {
    const { text, place } = inEnglish(passage, said.places)
    const put = <Found extends Finding>(found: Found): Found =>
      asSaid(found, { text, source: said.text, place })
    const analysis = analysePassage({ ...said, text, dialogue }, passage.text)
    dialogue = analysis.dialogue
    return {
      entities: analysis.entities.map(put),
      denied: analysis.denied.map(put),
      others: analysis.others.map(put),
    }
  })
  const entities = parts.flatMap((part) => part.entities)
  const others = [
    ...parts.flatMap((part) => part.others),
    ...(said.role === 'agent' ? findFollowUp(said.text) : []),
  ]
  return {
    entities,
    findings: [...entities, ...joinFindings(others)],
    denied: parts.flatMap((part) => part.denied),
    dialogue,
  }
}

type PassageAnalysis = Omit<Analysis, 'findings'> & { others: Finding[] }

function analysePassage(said: Said, spoken: string): PassageAnalysis {
  const known = findEntities(said)
  const intents = classifyIntents({ ...said, spoken }, known.stated)
  const intent = intentOf(intents)
  // A date is a viewing's only once the call is about one: read again where this very passage turned to it.
  const turned = intent !== null && intent !== said.dialogue.intent
  const objections = findObjections(said)
  const about = readTalk(said).after
  const { stated: entities, denied } = turned
    ? findEntities({ ...said, dialogue: { ...said.dialogue, intent } })
    : known
  return {
    entities,
    denied,
    others: [
      ...intents,
      ...readSentiment(said, objections),
      ...objections,
      ...checkCompliance(said),
      ...(said.role === 'agent' ? findChecks({ text: said.text, about }) : []),
    ],
    dialogue: continueDialogue(said.dialogue, said, {
      entities: [...entities, ...denied],
      owns: ownsHome(said),
      intent,
      viewingDate: dateIn(entities),
      dateFor: lastDateFor(entities),
      about,
    }),
  }
}

/** A finding where it was said; what it quotes, in the words that were said. */
function asSaid<Found extends Finding>(
  found: Found,
  { text, source, place }: { text: string; source: string; place: (range: Range) => Range },
): Found {
  if (!found.range) return found
  const range = place(found.range)
  const isQuote =
    (found.kind === 'objection' || found.type === 'person' || found.type === 'area') &&
    found.value === text.slice(found.range.start, found.range.end)
  return isQuote
    ? { ...found, range, value: source.slice(range.start, range.end) }
    : { ...found, range }
}

function lastDateFor(entities: readonly Entity[]): Dialogue['dateFor'] {
  const type = entities.findLast(
    (one) => one.type === 'viewingDate' || one.type === 'moveDate',
  )?.type
  return type === 'viewingDate' || type === 'moveDate' ? type : null
}

function dateIn(entities: readonly Entity[]): string | null {
  const value = entities.findLast(({ type }) => type === 'viewingDate')?.value
  return typeof value === 'string' ? value : null
}
