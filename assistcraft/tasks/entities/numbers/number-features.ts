import { isLikeNamed } from '../../dialogue/amounts.ts'
import { openQuestions } from '../../dialogue/dialogue.ts'
import type { Said } from '../../findings/finding.ts'
import { readAround } from '../../learnt/words-around.ts'
import type { Mention, NumberRole } from './mentions.ts'

/** What tells of a number what it counts: its form, the words around it, what is asked for, what was named before. */
export function numberFeatures(
  said: Pick<Said, 'text' | 'role' | 'dialogue'>,
): (mention: Mention, before: { role: NumberRole; mention: Mention } | null) => Set<string> {
  const { text, role, dialogue } = said
  const around = readAround(text)
  const open = openQuestions(said)
  const hasDay = DAY.test(text)
  const hasRooms = /\bbed|\bstudio|\bbath/i.test(text)
  const length = text.length < 24 ? 'short' : text.length < 90 ? 'middle' : 'long'
  return (mention, before) => {
    const form = formOf(mention)
    const { amounts, lately, intent } = dialogue
    const value = mention.value * (mention.scale ?? 1)
    const like = ([1, 1e3, 1e6] as const).filter((scale) => isLikeNamed(amounts, value * scale))
    const same = amounts.filter(({ amount }) => like.some((scale) => amount === value * scale))
    return new Set([
      ...around(mention.range, role),
      `f:${form}`,
      `f:${form}>${role}`,
      `r:${role}`,
      `l:${length}>${form}`,
      mention.scale === null && mention.value <= 12 ? `v:${mention.value}` : `v:${form}`,
      ...open.flatMap((question) => [
        `q:${question}`,
        `q:${question}>${form}`,
        `q:${question}>${length}`,
      ]),
      open.length === 0 ? 'q:nothing' : `q:some`,
      ...lately.flatMap((one) => [
        `lt:${one.type}`,
        `lt:${one.type}>${form}`,
        ...(one.value === mention.value ? [`same:${one.type}`] : []),
        ...(one.type === 'viewingTime' && one.value % 12 === mention.value % 12
          ? ['same:hour']
          : []),
      ]),
      ...like.map((scale) => `like:${scale}>${form}`),
      ...(like.length === 0 ? [`like:none>${form}`] : []),
      ...same.flatMap(({ as, by }) => [
        `was:${as}`,
        `was:${as}>${by === role ? 'own' : 'other'}>${role}`,
      ]),
      ...(amounts.at(-1)
        ? [`last:${amounts.at(-1)?.as}`, `last:${amounts.at(-1)?.as}>${role}`]
        : ['last:none']),
      `i:${intent}`,
      `i:${intent}>${form}`,
      `i:${intent}>${role}`,
      `owns:${dialogue.owns}>${role}`,
      `d:${hasDay}>${form}`,
      `rooms:${hasRooms}>${form}`,
      `ub:${unitBefore(text, mention.range.start)}`,
      `ub:${unitBefore(text, mention.range.start)}>${form}`,
      `vd:${dialogue.viewingDate !== null}>${form}`,
      before ? `p:${before.role}>${form}` : `p:^>${form}`,
      ...(before ? betweenOf(text, before, mention) : []),
    ])
  }
}

/** What was counted or asked for last before a number: "and parking? My sister and I have a car each, so two". */
function unitBefore(text: string, start: number): string {
  return (
    [...text.slice(Math.max(0, start - UNIT_REACH), start).matchAll(UNIT)]
      .at(-1)?.[0]
      .toLowerCase()
      .slice(0, 4) ?? 'none'
  )
}

const UNIT_REACH = 120
const UNIT =
  /\b(?:bed|bath|washroom|toilet|cheque|check|payment|parking|car|space|budget|rent|price|view|visit|see|come|appointment)/gi

const DAY =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|morning|afternoon|evening|noon|o['’]?clock)\b/i

function betweenOf(
  text: string,
  before: { role: NumberRole; mention: Mention },
  mention: Mention,
): string[] {
  const between = text
    .slice(before.mention.range.end, mention.range.start)
    .toLowerCase()
    .trim()
    .replaceAll(/\s+/g, '_')
  if (between.length > 24) return ['bt:far']
  return [`bt:${between}`, `bt:${between}>${before.role}`, `bt>${before.role}`]
}

/** By its form a number tells already what it can be: "one fifteen", "2.5 million", "three". */
function formOf({ value, scale, words }: Mention): string {
  if (scale !== null) return scale >= 1e5 ? 'millions' : 'thousands'
  if (!Number.isInteger(value)) return 'decimal'
  if (value <= 12) return /^\d/.test(words) ? 'digit' : 'count'
  if (value < 20) return 'teen'
  if (value < 100) return value % 10 === 0 ? 'tens' : 'tens+'
  if (value < 1000) {
    const isHour = value % 100 < 60 && value % 5 === 0 && value % 100 !== 0
    return /hundred/.test(words) ? 'hundred' : isHour ? 'hour-like' : 'hundreds'
  }
  return value < 20_000 ? 'figure' : 'large'
}
