import type { Annotation, EntityType } from '#domain/call/annotation.ts'
import type { PartyRole } from '#domain/call/fields.ts'
import type { Question } from '../dialogue/questions.ts'
import type { Entity } from '../findings/finding.ts'
import type { Heard } from '../findings/heard.ts'
import { isCorrecting } from '../reading/correction.ts'

type Value = Annotation['value']
type Asked = { question: Question; by: PartyRole; segmentId: string }
type Settled = { values: readonly Value[]; segmentId: string }
/** `now` is null where something was taken back and nothing put in its place. */
export type Correction = { type: EntityType; was: Value; now: Value | null; segmentId: string }

/**
 * What a call has come to: who asked what and still waits for it, what the customer has settled, and what was corrected.
 * Plain data, folded segment by segment, and bounded whatever the call's length.
 */
export type CallState = {
  /** Not answered yet, oldest first. */
  open: readonly Asked[]
  settled: ReadonlyMap<EntityType, Settled>
  /** The latest of them. */
  corrected: readonly Correction[]
}

export const NOTHING_SETTLED: CallState = { open: [], settled: new Map(), corrected: [] }

/** Several of these may hold at once: areas add up, a budget has two ends. */
const SEVERAL: ReadonlySet<EntityType> = new Set(['area', 'budget', 'propertyType', 'phone'])
/** What belongs to the viewing is settled by whoever says it last. */
const OF_BOTH: ReadonlySet<EntityType> = new Set(['viewingDate', 'viewingTime'])
const MOST_CORRECTIONS = 50
const MOST_VALUES = 12

/** The state after a segment. */
export function foldState(before: CallState, heard: Heard): CallState {
  const { segment, entities, denied } = heard
  const told = entities.filter(({ type }) => segment.role === 'customer' || OF_BOTH.has(type))
  const state: Draft = {
    settled: new Map(before.settled),
    corrected: [...before.corrected],
    segmentId: segment.id,
  }
  for (const entity of segment.role === 'customer' ? denied : []) takeBack(state, entity)
  const types = new Set(told.map(({ type }) => type))
  for (const type of types) {
    const values = told.filter((one) => one.type === type).map(({ value }) => value)
    settle(state, type, { values, isCorrecting: isCorrecting(segment.text) })
  }
  return {
    open: stillOpen(before.open, heard),
    settled: state.settled,
    corrected: state.corrected.slice(-MOST_CORRECTIONS),
  }
}

type Draft = { settled: Map<EntityType, Settled>; corrected: Correction[]; segmentId: string }

/** A further area is one more; said as a correction it replaces what was said. */
function settle(
  { settled, corrected, segmentId }: Draft,
  type: EntityType,
  said: { values: readonly Value[]; isCorrecting: boolean },
): void {
  const before = settled.get(type)?.values ?? []
  const adds = type === 'area' && !said.isCorrecting
  const values = adds
    ? [...before, ...said.values]
    : SEVERAL.has(type)
      ? said.values
      : said.values.slice(-1)
  const now = unique(values).slice(-MOST_VALUES)
  const gone = before.filter((was) => !now.some((one) => same(one, was)))
  for (const was of gone) corrected.push({ type, was, now: now.at(-1) ?? null, segmentId })
  settled.set(type, { values: now, segmentId })
}

function takeBack({ settled, corrected, segmentId }: Draft, { type, value }: Entity): void {
  const before = settled.get(type)
  const left = before?.values.filter((one) => !same(one, value)) ?? []
  if (!before || left.length === before.values.length) return
  corrected.push({ type, was: value, now: null, segmentId })
  if (left.length === 0) settled.delete(type)
  else settled.set(type, { ...before, values: left })
}

/** A question waits until the other side names what it asks for, or says no to it. */
function stillOpen(open: readonly Asked[], { segment, entities, after }: Heard): Asked[] {
  const { role, id } = segment
  const named = new Set<string>(entities.map(({ type }) => type))
  const isNo = /^\W*(?:no|none|nope|لا)(?![\p{L}])/iu.test(segment.text)
  const last = open.at(-1)
  const waiting = open.filter(
    (asked) => asked.by === role || !(named.has(asked.question) || (isNo && asked === last)),
  )
  const asked = role === 'agent' ? after.asked : after.wondered
  const news = asked
    .filter((question) => !waiting.some((one) => one.question === question && one.by === role))
    .map((question): Asked => ({ question, by: role, segmentId: id }))
  return [...waiting, ...news]
}

function unique(values: readonly Value[]): Value[] {
  return values.filter((value, at) => values.findIndex((one) => same(one, value)) === at)
}

function same(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
