import type { Intent } from '#domain/call/annotation.ts'
import { foldWord } from '#domain/spoken/arabic/arabic-words.ts'
import type { Question } from '../../dialogue/questions.ts'
import { conceptsOf } from '../../learnt/concepts.ts'

/** A customer's turn and what it hangs on. */
export type CustomerTurn = {
  /** As it was said, and what its Arabic says in English. */
  spoken: string
  text: string
  /** The agent's turn before it, and what it asks for. */
  agentText: string
  asked: readonly Question[]
  /** What the customer was about before; null at the beginning. */
  before: Intent | null
  /** The types of what was found in it. */
  entities: readonly string[]
}

const LONGEST_TURN = 80
const LAST_OF_AGENT = 30
/** Where an agent's question stands, and where a customer says what the turn is. */
const END_OF_AGENT = 14
const BEGINNING_OF_TURN = 6

/** Features of a turn: words, pairs and meanings; those of the agent's; what went before; what was found. */
export function turnFeatures(turn: CustomerTurn): Set<string> {
  const spoken = wordsOf(turn.spoken).slice(0, LONGEST_TURN)
  const glossed = turn.text === turn.spoken ? [] : wordsOf(turn.text).slice(0, LONGEST_TURN)
  const own = [...spoken, ...glossed]
  const last = wordsOf(lastSentence(turn.spoken)).slice(-LONGEST_TURN)
  const agent = wordsOf(turn.agentText).slice(-LAST_OF_AGENT)
  const meant = conceptsOf(own)
  const asked = conceptsOf(agent.slice(-END_OF_AGENT))
  const before = turn.before ?? 'start'
  const length = spoken.length <= 3 ? 'short' : spoken.length <= 9 ? 'middle' : 'long'
  return new Set([
    ...own,
    ...pairs(spoken),
    ...pairs(glossed),
    ...spoken.flatMap(stems),
    ...last.map((word) => `l:${word}`),
    ...meant.flatMap((concept) => [`c:${concept}`, `c:${concept}>${before}`]),
    ...conceptsOf(last).map((concept) => `cl:${concept}`),
    ...conceptsOf(spoken.slice(0, BEGINNING_OF_TURN)).map((concept) => `cf:${concept}`),
    ...agent.map((word) => `a:${word}`),
    ...pairs(agent).map((pair) => `a:${pair}`),
    ...asked.flatMap((concept) => [`ca:${concept}`, `ca:${concept}>${length}`]),
    ...turn.asked.flatMap((question) => [`q:${question}`, `q:${question}>${length}`]),
    `p:${before}`,
    `p:${before}>${length}`,
    `n:${length}`,
    ...turn.entities.flatMap((type) => [`e:${type}`, `e:${type}>${before}`]),
    turn.entities.length === 0 ? `e:none>${length}` : 'e:some',
    /[?؟]/.test(turn.spoken) ? 'asks-it' : 'says-it',
    /[?؟]$/.test(turn.spoken.trimEnd()) ? 'asks-last' : 'says-last',
  ])
}

function wordsOf(text: string): string[] {
  return [...text.toLowerCase().matchAll(/\p{N}+|[\p{L}\p{M}]+(?:['’]\p{L}+)*/gu)].map(([word]) =>
    /^\p{N}/u.test(word) ? '#' : foldWord(word.replaceAll('’', "'")),
  )
}

/** How a word begins without what Arabic writes together with it: its forms are many. */
function stems(word: string): string[] {
  const bare = word.replace(TOGETHER, '')
  return bare.length < 3 ? [] : [`s:${bare.slice(0, STEM)}`]
}

const TOGETHER = /^(?:وال|بال|فال|هال|عال|لل|ال|[وفبله])(?=.{3})/
const STEM = 5

function pairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]}_${word}`)
}

function lastSentence(text: string): string {
  return (
    text
      .trim()
      .split(/(?<=[.?!؟])\s+/)
      .at(-1) ?? ''
  )
}
