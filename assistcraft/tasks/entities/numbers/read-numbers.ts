import { type Money, MoneySchema } from '#domain/call/annotation.ts'
import { isOfOthers } from '../../dates/purpose.ts'
import type { Entity, Said } from '../../findings/finding.ts'
import { overlaps } from '../../findings/range.ts'
import { chancesOf, readModel } from '../../learnt/softmax-model.ts'
import { type Mention, mentionsIn, NUMBER_ROLES, type NumberRole, valueAs } from './mentions.ts'
import { numberFeatures } from './number-features.ts'
import numbers from './numbers.json' with { type: 'json' }

const MODEL = readModel(numbers)
/** What nobody's rule reads is read where it is at least so likely. */
const LIKELY = 0.65
/** What a rule reads stands unless something else is so likely, and itself so unlikely. */
const SURE = { chance: 0.6, own: 0.05 }
/** Whether a sum is a rent or a budget, rules tell less well than calls. */
const SURE_OF_MONEY = { chance: 0.5, own: 0.25 }
const MONEY: ReadonlySet<string> = new Set(['budget', 'rent'])
/** Their digits are theirs, and no count of anything. */
const ROWS: ReadonlySet<string> = new Set([
  'phone',
  'email',
  'permit',
  'reference',
  'propertyName',
  'area',
  'person',
  'viewingDate',
  'moveDate',
])
/** What is measured is no home and no sum. */
const OF_MEASURES =
  /^[\s-]?(?:%|percent|per cent|square|sq\b|sqft|met(?:re|er)s?|feet|foot|minutes?|hours?|days?|weeks?|months?|years?|people|persons?|kids|children|degrees|floors?|km\b|kilomet)/i

type Counted = Entity & { type: Exclude<NumberRole, 'none'> }
/** What rules read, and what they would have read in the same words. */
type Claims = { ruled: readonly Entity[]; rivals: readonly Entity[] }
type Guess = { role: NumberRole; chance: number; chanceOf: (role: NumberRole) => number }

/**
 * The numbers of a passage by what calls have taught them to be. What rules read stands where it is not clearly wrong; where
 * two of them claim the same words, the likelier one has them.
 */
export function readNumbers(said: Said, { ruled, rivals }: Claims): Entity[] {
  const features = numberFeatures(said)
  const kept = new Set(ruled)
  const settled = new Set<Entity>()
  let before: { role: NumberRole; mention: Mention } | null = null
  for (const mention of mentionsIn(said.text)) {
    const over = [...kept].filter(({ range }) => overlaps(range, mention.range))
    const own = over.find(isCounted)
    const isElses = over.some(({ type }) => ROWS.has(type)) || (over.length > 0 && !own)
    if (isElses || (own && settled.has(own))) continue
    const guess = likeliest(said, mention, features(mention, before))
    const found: Counted | null = own
      ? contested(said, mention, { own, rivals, guess })
      : unclaimed(said, mention, guess)
    if (own && found !== own) kept.delete(own)
    if (found) kept.add(found)
    if (found) settled.add(found)
    before = { role: found?.type ?? 'none', mention }
  }
  return [...kept]
}

function contested(
  said: Said,
  mention: Mention,
  { own, rivals, guess }: { own: Counted; rivals: readonly Entity[]; guess: Guess },
): Counted | null {
  const rival = rivals
    .filter(isCounted)
    .find(
      ({ type, range }) =>
        type !== own.type &&
        overlaps(range, mention.range) &&
        guess.chanceOf(type) > guess.chanceOf(own.type),
    )
  if (rival) return rival
  // A rule that reads more than this number knows better.
  const isWhole =
    own.range.end - own.range.start <= mention.range.end - mention.range.start &&
    plain(own.value) === String(valueAs(said, mention, own.type))
  const isMoney = MONEY.has(own.type) && MONEY.has(guess.role)
  const sure = isMoney ? SURE_OF_MONEY : SURE
  // A sum whose scale is said is a sum.
  const isSum = mention.scale !== null && !isMoney
  const isOther = !isSum && guess.chance >= sure.chance && guess.chanceOf(own.type) < sure.own
  return isWhole && isOther && guess.role !== own.type ? named(said, mention, guess) : own
}

function unclaimed(said: Said, mention: Mention, guess: Guess): Counted | null {
  const { start, end } = mention.range
  if (guess.chance < LIKELY || OF_MEASURES.test(said.text.slice(end, end + 16))) return null
  if (guess.role === 'viewingTime' && isOfOthers(said.text, { start, end })) return null
  return MONEY.has(guess.role) && isNumbered(said, mention) ? null : named(said, mention, guess)
}

/** "624 Avalon Avenue", "# 800": figures that something is called by. */
function isNumbered(said: Said, { range: { start, end }, scale, value }: Mention): boolean {
  const { text } = said
  if (!/^\d/.test(text.slice(start, end)) || scale !== null) return false
  // What Arabic says in words stands here in figures, too, but never with its sign.
  if (value >= 1000 || /[$£€]/.test(text)) return true
  return (
    /^\s(?!I\b)\p{Lu}/u.test(text.slice(end)) ||
    STREET.test(text.slice(end, end + 40)) ||
    /#\s?$/.test(text.slice(0, start))
  )
}

const STREET = /^\s(?:\S{1,20}\s){1,2}(?:street|st|avenue|ave|road|rd|boulevard|drive|lane|way)\b/i

/** Among what the number can say at all. */
function likeliest(said: Said, mention: Mention, features: ReadonlySet<string>): Guess {
  const chances = chancesOf(MODEL, features).map((chance, at) => {
    const role = NUMBER_ROLES[at] ?? 'none'
    return role === 'none' || valueAs(said, mention, role) !== null ? chance : 0
  })
  const sum = chances.reduce((total, chance) => total + chance, 0)
  const highest = Math.max(...chances)
  return {
    role: NUMBER_ROLES[chances.indexOf(highest)] ?? 'none',
    chance: highest / sum,
    chanceOf: (role) => (chances[NUMBER_ROLES.indexOf(role)] ?? 0) / sum,
  }
}

function named(said: Said, mention: Mention, { role, chance }: Guess): Counted | null {
  const value = valueAs(said, mention, role)
  if (role === 'none' || value === null) return null
  const confidence = Math.round(chance * 100) / 100
  const money: Money = {
    amount: Math.round(Number(value)),
    currency: said.places.house.currency,
    period: null,
  }
  const meant = MONEY.has(role) ? money : value
  return { kind: 'entity', type: role, range: mention.range, value: meant, confidence }
}

function isCounted(entity: Entity): entity is Counted {
  return NUMBER_ROLES.some((role) => role === entity.type)
}

function plain(value: Entity['value']): string {
  const money = MoneySchema.safeParse(value)
  return String(money.success ? money.data.amount : value)
}
