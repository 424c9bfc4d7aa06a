import { DaySchema, SentInstantSchema } from '../calendar.ts'
import type { Literal } from './model.ts'
import { refuse } from './refusal.ts'

export type Token =
  | { kind: 'literal'; literal: Literal; text: string; at: number }
  | { kind: 'word'; text: string; at: number }
  | { kind: 'mark'; text: string; at: number }
  | { kind: 'end'; text: ''; at: number }

/** An offset may have come with its plus read as a space, as forms write one. */
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+ -]\d{2}:\d{2})/y
const DATE = /\d{4}-\d{2}-\d{2}(?![\w:.-])/y
const NUMBER = /-?\d{1,30}(?:\.\d{1,30})?(?![\w.])/y
const WORD = /[A-Za-z_]\w{0,127}(?:\.[A-Za-z_]\w{0,127}){0,8}/y
const SPACE = /[ \t\r\n]+/y
const MARKS = '(),/:'

/** The words of a `$filter`, one after another, each letter looked at once. */
export function* readTokens(text: string): Generator<Token, void> {
  let at = 0
  while (at < text.length) {
    const space = match(SPACE, text, at)
    if (space) {
      at += space.length
      continue
    }
    const { token, end } = tokenAt(text, at)
    yield token
    at = end
  }
  yield { kind: 'end', text: '', at }
}

function tokenAt(text: string, at: number): { token: Token; end: number } {
  const first = text[at] ?? ''
  if (MARKS.includes(first)) return { token: { kind: 'mark', text: first, at }, end: at + 1 }
  if (first === "'") return readString(text, at, at)
  const time = readTime(text, at) ?? readNumber(text, at)
  if (time) return time
  const word = match(WORD, text, at)
  if (!word) throw refuse('$filter', `“${first}” at ${at + 1} is not understood.`)
  const end = at + word.length
  // A member of an enumeration as clients of older servers write it: Name.Space.Status'Active'.
  if (text[end] === "'") return readString(text, end, at)
  const literal = WORDS[word]
  return {
    token: literal
      ? { kind: 'literal', literal, text: word, at }
      : { kind: 'word', text: word, at },
    end,
  }
}

const WORDS: Record<string, Literal> = {
  true: { kind: 'literal', type: 'boolean', value: true },
  false: { kind: 'literal', type: 'boolean', value: false },
  null: { kind: 'literal', type: 'null', value: null },
}

/** A quote within is written twice. */
function readString(text: string, quote: number, at: number) {
  let value = ''
  let from = quote + 1
  for (;;) {
    const close = text.indexOf("'", from)
    if (close === -1) throw refuse('$filter', `The text that begins at ${quote + 1} has no end.`)
    value += text.slice(from, close)
    if (text[close + 1] !== "'") return literalToken('string', value, at, close + 1)
    value += "'"
    from = close + 2
  }
}

function readTime(text: string, at: number) {
  const instant = match(INSTANT, text, at)
  if (instant) {
    const sent = toSeconds(instant.replace(' ', '+'))
    const parsed = SentInstantSchema.safeParse(sent)
    if (!parsed.success) throw refuse('$filter', `${instant} is no instant between 1900 and 2199.`)
    return literalToken('instant', parsed.data, at, at + instant.length)
  }
  const day = match(DATE, text, at)
  if (!day) return null
  if (!DaySchema.safeParse(day).success)
    throw refuse('$filter', `${day} is no day between 1900 and 2199.`)
  return literalToken('date', day, at, at + day.length)
}

/** OData lets seconds be left out, ISO as we read it does not. */
function toSeconds(instant: string): string {
  return instant[16] === ':' ? instant : `${instant.slice(0, 16)}:00${instant.slice(16)}`
}

function readNumber(text: string, at: number) {
  const number = match(NUMBER, text, at)
  return number ? literalToken('number', number, at, at + number.length) : null
}

function literalToken(
  type: 'string' | 'number' | 'date' | 'instant',
  value: string,
  at: number,
  end: number,
): { token: Token; end: number } {
  return {
    token: { kind: 'literal', literal: { kind: 'literal', type, value }, text: value, at },
    end,
  }
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}
