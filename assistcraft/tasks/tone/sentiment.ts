import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import type { Finding, Said } from '../findings/finding.ts'

const nlp = winkNLP(model, ['sbd', 'negation', 'sentiment'])
const FROM = 0.2
const CONTRAST = /\b(?:but|though|although|however|only)\b/i
/** What the lexicon does not know of the trade, and what it takes too seriously. */
const CORRECTIONS: [RegExp, number][] = [
  [
    /\b(?:expensive|pricey|really hard|can't afford|too high|over (?:my|our) budget|too small|too far|not interested|too low)\b/i,
    -0.4,
  ],
  [
    /\b(?:nobody called|never called|broken|not fixed|stop paying|unacceptable|terribl[ey])\b/i,
    -0.4,
  ],
  [/\b(?:no problem|not bad|can't wait|no worries|no rush)\b/i, 0.5],
]

/** How the customer feels, between -1 and 1. */
export function readSentiment(said: Said, objections: readonly Finding[]): Finding[] {
  if (said.role !== 'customer' || said.text.trim() === '') return []
  const score = scoreOf(said.text)
  return [sentimentOf(objections.length > 0 ? objecting(score, said.text) : score)]
}

/** Who objects is not pleased, however kindly it is put; who praises and objects is neither. */
function objecting(score: number, text: string): number {
  if (score <= 0) return score
  return CONTRAST.test(text) ? Math.min(score, FROM / 2) : -FROM
}

export function sentimentOf(value: number): Finding {
  const score = rounded(value)
  const type = score >= FROM ? 'positive' : score <= -FROM ? 'negative' : 'neutral'
  const confidence = type === 'neutral' ? 0.6 : Math.min(0.95, 0.6 + Math.abs(score) / 2)
  return { kind: 'sentiment', type, range: null, value: score, confidence: rounded(confidence) }
}

function scoreOf(text: string): number {
  const base = Number(nlp.readDoc(text).out(nlp.its.sentiment)) || 0
  const corrected = CORRECTIONS.reduce(
    (sum, [pattern, change]) => (pattern.test(text) ? sum + change : sum),
    base,
  )
  return Math.max(-1, Math.min(1, corrected))
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
