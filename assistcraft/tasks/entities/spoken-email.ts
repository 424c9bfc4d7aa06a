import { readSpokenNumber, SPELLED } from '#domain/spoken/spoken-numbers.ts'
import type { Range } from '../findings/range.ts'

type Token = { word: string; start: number; end: number }

const AT_THE_RATE = ['at the', 'at the rate']
const SIGNS: Readonly<Record<string, string>> = {
  dot: '.',
  underscore: '_',
  dash: '-',
  hyphen: '-',
  point: '.',
}

/** "priya dot nair at gmail dot com": from each "at" to both sides, as far as words and signs take turns. */
export function findSpokenEmails(text: string): { range: Range; address: string }[] {
  const tokens = spelledOut(
    withFigures(
      withoutPauses(
        text,
        [...text.matchAll(/[a-z\d-]+/gi)].map(({ index, 0: word }) => ({
          word: word.toLowerCase(),
          start: index,
          end: index + word.length,
        })),
      ),
    ),
  )
  return tokens.flatMap((token, at) => {
    if (token.word !== 'at') return []
    const name = withWordsBefore(tokens, at, side(tokens, at, -1))
    const said = side(ONE_WORD.test(text) ? inOneWord(tokens, at + 1) : tokens, at, 1)
    const [provider] = said
    // Of the great providers nobody says the end.
    const isShort = said.length === 1 && provider !== undefined && PROVIDERS.has(provider.word)
    const host = isShort ? [provider, DOT, { ...provider, word: 'com' }] : said
    const [first, last] = [name.at(-1), host.at(-1)]
    if (!first || !last || host.length < 3 || !/^[a-z]{2,}$/.test(last.word)) return []
    // "One at one point nine" is a price.
    if (NUMBER.test(last.word)) return []
    if (host.some(({ word }) => word === 'underscore')) return []
    if (at < 1) return []
    const address = `${spelled(name.toReversed())}@${spelled(host)}`
    return [{ range: { start: first.start, end: last.end }, address }]
  })
}

/** "Swiftlane cargo dot com, all in one word." */
const ONE_WORD = /\b(?:(?:in |all )?one word|(?:all )?together|no space)\b|كلمة/i

function inOneWord(tokens: readonly Token[], at: number): Token[] {
  const [first, second, sign] = tokens.slice(at, at + 3)
  const isTwo = first && second && sign && !isSign(first) && !isSign(second) && isSign(sign)
  if (!isTwo || second.start - first.end !== 1) return [...tokens]
  const whole = { word: first.word + second.word, start: first.start, end: second.end }
  return [...tokens.slice(0, at), whole, ...tokens.slice(at + 2)]
}

const PROVIDERS = new Set(['gmail', 'hotmail', 'yahoo', 'outlook', 'icloud'])
const DOT: Token = { word: 'dot', start: 0, end: 0 }
/** So many words of one name are said without a sign between them: "lin wei 88". */
const MOST_WORDS = 2

/** "D kowalczyk at": what stands before the last word of a name up to a mark or a word that leads to it. */
function withWordsBefore(tokens: readonly Token[], at: number, name: readonly Token[]): Token[] {
  const first = tokens.indexOf(name.at(-1) ?? DOT)
  if (name.length === 0 || first < 0) return [...name]
  const words: Token[] = []
  for (let index = first - 1; isNext(tokens, index, -1); index -= 1) {
    const token = tokens[index]
    if (!token || NO_NAME.has(token.word)) return [...name, ...words]
    words.push(token)
    if (words.length > MOST_WORDS) return [...name]
  }
  return [...name, ...words]
}

const NUMBER = new RegExp(`^${SPELLED}$`, 'i')
/** What comes before an address. */
const NO_NAME = new Set([
  'is',
  'at',
  'to',
  'it',
  's',
  'email',
  'mail',
  'address',
  'of',
  'on',
  'and',
  'the',
  'my',
  'me',
  'first',
  'yes',
  'yeah',
  'okay',
  'sure',
  'uh',
  'um',
  'so',
])

/** "V for Vijay, dot, k r i s, at gmail": a letter by its word is one, and who spells makes pauses. */
function withoutPauses(text: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const [token, link, word] = tokens.slice(at, at + 3)
    if (!token) continue
    const isNamed =
      /^[a-z]$/.test(token.word) &&
      /^(?:for|as|like)$/.test(link?.word ?? '') &&
      word?.word.startsWith(token.word) === true
    const whole = isNamed ? { ...token, end: word.end } : token
    if (isNamed) at += 2
    const last = joined.at(-1)
    const isPause = last && /^, $/.test(text.slice(last.end, whole.start))
    const isSpelling = last && [last, whole].some((one) => isSign(one) || SPELLS.test(one.word))
    if (last && isPause && isSpelling) last.end = whole.start - 1
    joined.push({ ...whole })
  }
  return joined
}

const SPELLS = /^(?:[a-z\d]|at|zero|one|two|three|four|five|six|seven|eight|nine)$/

/** "Pillai seventy two" is pillai72: a number as words goes on with the word before it. */
function withFigures(tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const [token, next] = [tokens[at], tokens[at + 1]]
    if (!token) continue
    const last = joined.at(-1)
    const two = next && next.start - token.end === 1 ? `${token.word} ${next.word}` : ''
    const isTwo = /ty \w+$/.test(two) && NUMBER.test(two)
    const figure = /^\d{1,4}$/.test(token.word)
      ? token.word
      : isTwo || NUMBER.test(token.word)
        ? readSpokenNumber(isTwo ? two : token.word)
        : null
    const follows = last && token.start - last.end === 1 && !isSign(last) && !NO_NAME.has(last.word)
    if (figure === null || !follows || last.word.length < 2 || NUMBER.test(last.word))
      joined.push({ ...token })
    else {
      last.word += String(figure)
      last.end = (isTwo ? next : token)?.end ?? last.end
      if (isTwo) at += 1
    }
  }
  return joined
}

/** "N a d i a" is one word; "at the rate of" is how India says "at". */
function spelledOut(tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  let isLetter = false
  for (const token of tokens) {
    const last = joined.at(-1)
    const follows = last !== undefined && token.start - last.end === 1
    const figure: number | null =
      isLetter && NUMBER.test(token.word) ? readSpokenNumber(token.word) : null
    const single: boolean = /^[a-z\d]$/.test(token.word) || figure !== null
    if (follows && isLetter && single && !isSign(last)) {
      last.word += figure ?? token.word
      last.end = token.end
    } else if (follows && AT_THE_RATE.some((words) => `${last.word} ${token.word}` === words)) {
      last.word = token.word === 'rate' ? 'at' : 'at the'
      last.end = token.end
    } else if (follows && last.word === 'at' && token.word === 'of') last.end = token.end
    else joined.push({ ...token })
    isLetter = single
  }
  return joined.map((token) => (token.word === 'at the' ? { ...token, word: 'the' } : token))
}

/** The words from "at" on in one direction: words and signs by turns, from a word to a word. */
function side(tokens: readonly Token[], at: number, step: 1 | -1): Token[] {
  const found: Token[] = []
  for (let index = at + step; isNext(tokens, index, step); index += step) {
    const token = tokens[index]
    if (!token || isSign(token) !== (found.length % 2 === 1)) break
    found.push(token)
  }
  return found.length % 2 === 1 ? found : found.slice(0, -1)
}

/** One space stands between the words of an address. */
function isNext(tokens: readonly Token[], index: number, step: 1 | -1): boolean {
  const [before, after] = step > 0 ? [index - 1, index] : [index, index + 1]
  const [left, right] = [tokens[before], tokens[after]]
  return left !== undefined && right !== undefined && right.start - left.end === 1
}

function isSign({ word }: Token): boolean {
  return Object.hasOwn(SIGNS, word)
}

function spelled(tokens: readonly Token[]): string {
  return tokens.map(({ word }) => SIGNS[word] ?? word).join('')
}
