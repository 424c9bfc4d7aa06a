import type { EntityType } from '#domain/call/annotation.ts'
import { doubted, type Entity, type Said } from '../findings/finding.ts'
import { isCorrected } from './correction.ts'
import { type Polarity, polarityOf } from './negation.ts'
import { whoseIs, whoseMoney } from './whose.ts'

/** What may be turned down. Pets are read with their own negation. */
const DENIABLE: ReadonlySet<EntityType> = new Set([
  'bedrooms',
  'bathrooms',
  'area',
  'propertyType',
  'propertyName',
  'parking',
  'cheques',
  'furnishing',
  'budget',
  'rent',
  'moveDate',
  'viewingDate',
  'viewingTime',
])
/** What the caller may have today, or others. */
const OWNED: ReadonlySet<EntityType> = new Set([
  'bedrooms',
  'bathrooms',
  'area',
  'propertyType',
  'parking',
  'budget',
  'furnishing',
])
/** About somebody who offers a home or has trouble with one, the home that he has is the subject. */
const ABOUT_OWN_HOME: ReadonlySet<string> = new Set(['listProperty', 'valuation', 'complaint'])

const DAYS: ReadonlySet<EntityType> = new Set(['viewingDate', 'moveDate'])

const DOUBT = 'It may be what is not wanted'

export type Resolved = {
  stated: Entity[]
  /** What the speaker turned down. */
  denied: Entity[]
}

/**
 * What stands of the things that were named: not what was taken back by a correction, turned down, or is the caller's
 * home of today or somebody else's. What the caller pays today is a rent and not his budget.
 */
export function resolveEntities(said: Said, entities: readonly Entity[]): Resolved {
  const replacing = entities.filter(({ type, range }) => DAYS.has(type) && isReplacing(said, range))
  const meant = entities
    .filter((entity) => !isTakenBack(said.text, entity, entities, replacing))
    .map((entity) => ({ entity, polarity: polarity(said, entity) }))
  const negated = meant.filter((one) => one.polarity === 'negated').map(({ entity }) => entity)
  const isDenied = (entity: Entity) =>
    negated.includes(entity) || (DAYS.has(entity.type) && isDeniedLater(entity, negated))
  const denied = meant.map(({ entity }) => entity).filter(isDenied)
  const stated = meant
    .filter(({ entity }) => !denied.includes(entity))
    .map((one) => (one.polarity === 'doubtful' ? doubted(one.entity, DOUBT) : one.entity))
  return {
    stated: said.role === 'customer' ? stated.flatMap((entity) => asWished(said, entity)) : stated,
    denied,
  }
}

/** "Saturday at four, or no, Saturday I have a wedding". */
function isDeniedLater({ value, range }: Entity, negated: readonly Entity[]): boolean {
  return negated.some((later) => later.value === value && later.range.start > range.start)
}

/** "Friday after prayer, or rather make it Saturday": the last day is put in the other's place. */
const REPLACING =
  /\b(?:make it|let['’]?s (?:do|say|make it)|rather|scratch that|better)\s+(?:on )?$/i

function isReplacing({ text }: Said, { start }: Entity['range']): boolean {
  return REPLACING.test(text.slice(Math.max(0, start - 20), start))
}

function isTakenBack(
  text: string,
  { type, range }: Entity,
  all: readonly Entity[],
  replacing: readonly Entity[],
): boolean {
  const isReplaced = replacing.some(
    (other) =>
      other.type === type && other.range.start >= range.end && other.range.start - range.end < 80,
  )
  if (isReplaced) return true
  const next = all.find((other) => other.type === type && other.range.start >= range.end)
  return next !== undefined && isCorrected(withoutOthers(text, type, all), range, next.range)
}

/** What else was named in between says nothing of the correction: "Monday, ten thirty. No, sorry, Tuesday." */
function withoutOthers(text: string, type: EntityType, all: readonly Entity[]): string {
  return all
    .filter((other) => other.type !== type)
    .reduce(
      (rest, { range: { start, end } }) =>
        rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
      text,
    )
}

function polarity({ text }: Said, { type, range }: Entity): Polarity {
  return DENIABLE.has(type) ? polarityOf(text, range, DAYS.has(type)) : 'stated'
}

function asWished({ text, dialogue }: Said, entity: Entity): Entity[] {
  const { type, range } = entity
  if (!OWNED.has(type) || ABOUT_OWN_HOME.has(dialogue.intent ?? '')) return [entity]
  const whose = type === 'budget' ? whoseMoney(text, range) : whoseIs(text, range)
  if (whose === 'wished') return [entity]
  if (whose === 'unclear') return [doubted(entity, 'It may be what somebody else asks for')]
  return whose === 'present' && type === 'budget' ? [{ ...entity, type: 'rent' }] : []
}
