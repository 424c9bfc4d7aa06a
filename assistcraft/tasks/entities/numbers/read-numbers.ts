import { type Money, MoneySchema } from '#domain/call/annotation.ts'
import { isOfOthers } from '../../dates/purpose.ts'
import { type Entity, entity, type Said } from '../../findings/finding.ts'
import { overlaps } from '../../findings/range.ts'
import { chancesOf, readModel } from '../../learnt/softmax-model.ts'
import { type Mention, mentionsIn, NUMBER_ROLES, type NumberRole, valueAs } from './mentions.ts'
import { numberFeatures } from './number-features.ts'
import numbers from './numbers.json' with { type: 'json' }

const MODEL = readModel(numbers)
/** What nobody's rule reads is read where it is at least so likely. */
const LIKELY = 0.65
/** What a rule reads stands unless something else is so much more likely. */
const SURE = 0.6
/** So likely what a rule read is doubtful at the least. */
const MAY_BE = 0.05
const MONEY: ReadonlySet<string> = new Set(['budget', 'rent'])
/** Whether a sum is a rent or a budget, rules tell less well than calls. */
const SURE_OF_MONEY = Number(process.env['SM'] ?? 0.5)
const MAY_BE_MONEY = Number(process.env['MM'] ?? 0.25)
const ROLES: ReadonlySet<string> = new Set(NUMBER_ROLES)
/** Of these every digit is spoken for. */
const ROWS: ReadonlySet<string> = new Set(['phone', 'email', 'permit', 'reference', 'listing', 'propertyName', 'area', 'person', 'viewingDate', 'moveDate'])

/** The numbers of a passage by what calls have taught them to be: rules read first, and stand where they are not clearly wrong. */
export function readNumbers(
  said: Said,
  { ruled, rivals }: { ruled: readonly Entity[]; rivals: readonly Entity[] },
): Entity[] {
  const features = numberFeatures(said)
  const kept = [...ruled]
  let before: { role: NumberRole; mention: Mention } | null = null
  const taken = new Set<Entity>()
  for (const mention of mentionsIn(said.text)) {
    const over = kept.filter(({ range }) => overlaps(range, mention.range))
    if (over.some(({ type }) => ROWS.has(type))) continue
    const own = over.find(({ type }) => ROLES.has(type))
    if (own && taken.has(own)) continue
    if (over.length > 0 && !own) continue
    const { role, chance, chanceOf } = likeliest(said, mention, features(mention, before))
    const rival = own && rivals.find(
      ({ type, range }) =>
        type !== own.type && ROLES.has(type) && overlaps(range, mention.range) && chanceOf(type) > chanceOf(own.type),
    )
    if (own && rival) {
      kept.splice(kept.indexOf(own), 1, rival)
      taken.add(rival)
      before = { role: rival.type as NumberRole, mention }
      continue
    }
    // A rule that reads more than this number stands.
    const isSame = own !== undefined && plain(own.value) === String(valueAs(said, mention, own.type as NumberRole))
    const isMoney = own !== undefined && MONEY.has(own.type) && MONEY.has(role)
    const isOther =
      isSame &&
      role !== own.type &&
      chance >= (isMoney ? SURE_OF_MONEY : SURE) &&
      chanceOf(own.type) < (isMoney ? MAY_BE_MONEY : MAY_BE)
    if (isOther) kept.splice(kept.indexOf(own), 1)
    const value = valueAs(said, mention, role)
    let found = own && !isOther ? own : null
    const isElses = role === 'viewingTime' && isOfOthers(said.text, mention.range)
    if (value !== null && !isElses && (isOther || (!own && chance >= LIKELY))) {
      found = named(said, mention, role, value, chance)
      if (found) kept.push(found)
    }
    if (found) taken.add(found)
    before = { role: (found?.type as NumberRole | undefined) ?? 'none', mention }
  }
  return kept
}

function plain(value: Entity['value']): string {
  const money = MoneySchema.safeParse(value)
  return String(money.success ? money.data.amount : value)
}

type Likeliest = { role: NumberRole; chance: number; chanceOf: (type: string) => number }

/** Among what the number can say at all. */
function likeliest(said: Said, mention: Mention, features: Set<string>): Likeliest {
  const chances = chancesOf(MODEL, features).map((chance, at) => {
    const role = NUMBER_ROLES[at] ?? 'none'
    return role === 'none' || valueAs(said, mention, role) !== null ? chance : 0
  })
  const sum = chances.reduce((total, chance) => total + chance, 0) || 1
  const highest = Math.max(...chances)
  const chanceOf = (type: string) =>
    (chances[NUMBER_ROLES.findIndex((one) => one === type)] ?? 0) / sum
  return { role: NUMBER_ROLES[chances.indexOf(highest)] ?? 'none', chance: highest / sum, chanceOf }
}

function named(
  said: Said,
  { range }: Mention,
  role: NumberRole,
  value: number | string,
  chance: number,
): Entity | null {
  if (role === 'none') return null
  const confidence = Math.round(chance * 100) / 100
  if (role !== 'budget' && role !== 'rent') return entity(role, range, value, confidence)
  const money: Money = {
    amount: Math.round(Number(value)),
    currency: said.places.house.currency,
    period: null,
  }
  return entity(role, range, money, confidence)
}
