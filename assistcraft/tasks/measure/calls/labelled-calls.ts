import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { PARTY_ROLES } from '#domain/call/fields.ts'
import type { Range } from '../../findings/range.ts'

/**
 * Calls as people have them in Dubai, written and labelled by hand: `[two bed](bedrooms=2)` is an entity and its value,
 * `(?)` words that may be read either way, `(!card)` a secret. A turn's third part is what the customer is about in it.
 */
const CallSchema = z.object({
  id: z.string(),
  language: z.enum(['en', 'ar', 'mixed']),
  day: z.iso.date(),
  about: z.string(),
  turns: z.array(
    z
      .tuple([z.enum(PARTY_ROLES), z.string()])
      .rest(z.string())
      .transform(toTurn),
  ),
})
export type LabelledCall = z.output<typeof CallSchema>

export type Label = { type: string; value: string; range: Range }
export type LabelledTurn = {
  role: (typeof PARTY_ROLES)[number]
  /** As it was said, and as it stands in a call: without its secrets. */
  spoken: string
  text: string
  labels: Label[]
  /** Not judged. */
  open: Range[]
  secrets: string[]
  intent: string | null
}

const MARK = /\[([^\]]{1,120})\]\(([^)=]{1,20})(?:=([^)]{1,80}))?\)/g
const MASK = '▒▒▒▒'

/** The calls that the rules may be made with, and those that only tell how good they are. */
export function readCalls(): Record<'known' | 'heldOut', LabelledCall[]> {
  const calls = parseCalls('dubai-calls.json')
  return {
    known: calls.filter((_, index) => index % 2 === 0),
    heldOut: calls.filter((_, index) => index % 2 === 1),
  }
}

/**
 * By hands that had seen none of the rules, each set in a file of its own. Rules may be made with those that are open; the
 * others only tell how good the rules are.
 */
export const OTHER_HANDS = {
  dev: { name: 'another hand, dev', file: 'another-hand-dev.json', isOpen: true },
  heldOut: { name: 'another hand, held out', file: 'another-hand-held-out.json', isOpen: false },
  fourth: { name: 'fourth hand, dev', file: 'fourth-hand-dev.json', isOpen: true },
  further: { name: 'fourth hand, further', file: 'fourth-hand-further.json', isOpen: true },
  fifth: { name: 'fifth hand', file: 'fifth-hand.json', isOpen: true },
  sixth: { name: 'sixth hand, shut', file: 'sixth-hand-shut.json', isOpen: false },
} as const
type OtherHand = keyof typeof OTHER_HANDS

export function readCallsByAnotherHand(): Record<OtherHand, LabelledCall[]> {
  const read = (hand: OtherHand) => parseCalls(OTHER_HANDS[hand].file)
  return {
    dev: read('dev'),
    heldOut: read('heldOut'),
    fourth: read('fourth'),
    further: read('further'),
    fifth: read('fifth'),
    sixth: read('sixth'),
  }
}

/**
 * By more hands that had seen neither rules nor findings; and turns that were made up to be learnt from, whose marks say
 * what a number or a day is, and not its value.
 */
export function readCallsToLearnFrom(): Record<'e' | 'f' | 'h' | 'imagined', LabelledCall[]> {
  return {
    e: parseCalls('fourth-hand-dev.json'),
    f: parseCalls('fourth-hand-further.json'),
    h: parseCalls('fifth-hand.json'),
    imagined: [
      ...parseCalls('../intents/imagined-calls.json'),
      ...parseCalls('../intents/imagined-further.json'),
    ],
  }
}

function parseCalls(name: string): LabelledCall[] {
  const file = new URL(name, import.meta.url)
  return z.array(CallSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
}

function toTurn([role, marked, intent]: [LabelledTurn['role'], string, ...string[]]): LabelledTurn {
  const turn: LabelledTurn = {
    role,
    spoken: marked.replaceAll(MARK, '$1'),
    text: '',
    labels: [],
    open: [],
    secrets: [],
    intent: intent ?? null,
  }
  let end = 0
  for (const match of marked.matchAll(MARK)) {
    const [whole, words = '', type = '', value = ''] = match
    turn.text += marked.slice(end, match.index)
    const start = turn.text.length
    const isSecret = type.startsWith('!')
    turn.text += isSecret ? MASK : words
    const range = { start, end: turn.text.length }
    if (isSecret) turn.secrets.push(words)
    if (isSecret || type === '?') turn.open.push(range)
    else turn.labels.push({ type, value, range })
    end = match.index + whole.length
  }
  turn.text += marked.slice(end)
  return turn
}
