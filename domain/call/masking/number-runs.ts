import type { Token } from '../../text/spoken-tokens.ts'

export type DigitToken = Extract<Token, { kind: 'digits' }>
/** Digits that were said in one breath, as one number or as several. */
export type Run = {
  /** The place of its first token among the text's. */
  index: number
  tokens: DigitToken[]
  digits: string
  start: number
  end: number
}

/** Runs end where a word, a plus sign or a sign of money stands. */
export function digitRuns(tokens: readonly Token[]): Run[] {
  const runs: Run[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'digits') continue
    const run = runs.at(-1)
    const isNext = run !== undefined && run.index + run.tokens.length === index && token.joined
    if (isNext) run.tokens.push(token)
    else runs.push({ index, tokens: [token], digits: '', start: token.start, end: token.end })
  }
  for (const run of runs) {
    run.digits = run.tokens.map(({ digits }) => digits).join('')
    run.end = run.tokens.at(-1)?.end ?? run.end
  }
  return runs
}

export function partOf(run: Run, from: number, to: number): Run {
  const tokens = run.tokens.slice(from, to)
  return {
    index: run.index + from,
    tokens,
    digits: tokens.map(({ digits }) => digits).join(''),
    start: tokens[0]?.start ?? run.start,
    end: tokens.at(-1)?.end ?? run.end,
  }
}

const UNITS =
  wordSet(`hundred thousand k million m mn lakh lakhs crore aed dirham dirhams dhs usd dollars euros pounds
  percent sq sqft square feet metre metres meter meters bed beds bedroom bedrooms bath baths bathroom bathrooms br bhk
  floor floors parking am pm minutes hours days weeks months years january february march april may june july august
  september october november december درهم الف ألف مليون غرفه غرف دقيقه شهر سنه`)
const NAMED =
  wordSet(`aed dirham dirhams dhs usd permit reference ref listing ticket order unit villa plot building tower
  apartment flat floor street year in since until phone mobile whatsapp landline extension budget price rent درهم
  تصريح هاتف جوال موبايل واتساب`)
const PLUS = wordSet('plus زائد زايد بلس')
const GROUPED = /^\d{1,3}(?:[,٬.' ]\d{3})+$/u
const DATE =
  /^\p{Nd}{1,2}([/.-])\p{Nd}{1,2}\1(?:\p{Nd}{2}|\p{Nd}{4})$|^\p{Nd}{4}([/.-])\p{Nd}{1,2}\2\p{Nd}{1,2}$/u

/** What a run plainly is by its form and the words around it: then nobody guesses that it is part of a secret. */
export function isEveryday(run: Run, tokens: readonly Token[], text: string): boolean {
  const [first] = run.tokens
  const before = tokens[run.index - 1]
  const after = tokens[run.index + run.tokens.length]
  if (first?.plus || isWord(before, PLUS)) return true
  // No telephone's number is longer; an account's may begin like one.
  if (/^(?:(?:0|971)\d{8,13}|(?:05\d{8}){2,3})$/.test(run.digits)) return true
  if (/^5[0245678]\d{7}$/.test(run.digits) || run.digits.endsWith('000')) return true
  if (isWord(after, UNITS) || isWord(before, NAMED)) return true
  // The forms are short: what is longer has none of them.
  const raw = run.end - run.start <= 24 ? text.slice(run.start, run.end) : ''
  return (GROUPED.test(raw) && run.digits.length <= 10 && !raw.startsWith('784 ')) || DATE.test(raw)
}

function isWord(token: Token | undefined, words: ReadonlySet<string>): boolean {
  return token?.kind === 'word' && words.has(token.word)
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}
