import { readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'
import { isLikeNamed } from '../../dialogue/amounts.ts'
import { type Entity, entity, type Said } from '../../findings/finding.ts'
import { rangeOf } from '../../findings/range.ts'
import { moneyType } from './money-type.ts'

const DIGIT = '(?:one|two|three|four|five|six|seven|eight|nine)'
const TENS = '(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)'
/** Nobody says a number to call by two or three words. */
const ALONE = String.raw`(?<!\b(?:${DIGIT}|zero|oh|double|triple)[ ,-]{1,2})(?![ ,-]{1,2}(?:${DIGIT}|zero|oh|double|triple|hundred|thousand|million|point|cheques?|checks?|beds?|bed ?rooms?|bath\w*|${TENS})\b)`
/** "Three six", "four one five", "three six fifty"; "three and a half", as Arabic says the hour. */
const PAIR = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(${DIGIT}) (${DIGIT})(?: (${DIGIT}|${TENS}))?|(half|quarter) past (\d|${DIGIT}))\b${ALONE}`,
  'giu',
)
const HOUR =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tomorrow|tonight|morning|afternoon|evening|at|o['’]?clock|before|after)\b[^.?!]{0,12}$/i

/** Millions and their parts without a scale, where a price like it was named on the call. */
export function findPairs(said: Said): Entity[] {
  const { text, dialogue, places } = said
  if (!dialogue.amounts.some(({ amount }) => amount >= 7e5)) return []
  return [...text.matchAll(PAIR)].flatMap((match) => {
    const amount = Math.round(valueOf(match) * 1e6)
    const before = text.slice(Math.max(0, match.index - 120), match.index)
    if (!isLikeNamed(dialogue.amounts, amount) || HOUR.test(before) || /\b\p{Lu}, $/u.test(before))
      return []
    const after = text.slice(match.index + match[0].length)
    const type = moneyType(said, { before, words: match[0], after, amount, isPeriodic: false })
    const value = { amount, currency: places.house.currency, period: null }
    return type ? [entity(type, rangeOf(match), value, 0.75)] : []
  })
}

function valueOf([, units = '', tenths = '', rest, part, hour = '']: RegExpExecArray): number {
  if (part) return (readSpokenNumber(hour) ?? 0) + (/half/i.test(part) ? 0.5 : 0.25)
  const last = rest === undefined ? 0 : (readSpokenNumber(rest) ?? 0)
  const hundredths = last >= 10 ? last / 1000 : last / 100
  return (readSpokenNumber(units) ?? 0) + (readSpokenNumber(tenths) ?? 0) / 10 + hundredths
}
