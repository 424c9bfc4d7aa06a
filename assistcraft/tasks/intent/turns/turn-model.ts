import { type Intent, INTENTS } from '#domain/call/annotation.ts'
import { softmax } from './softmax.ts'
import { type CustomerTurn, turnFeatures } from './turn-features.ts'

/** A softmax regression over all intents as a file: its features with a space between, for each a letter an intent. */
export type TurnModelFile = { scale: number; bias: number[]; features: string; weights: string }
/** The same with the row of each feature. */
export type TurnModel = {
  scale: number
  bias: number[]
  rows: ReadonlyMap<string, number>
  weights: string
}

/** The letter of a weight of nothing: about it stand those that JSON writes as they are, from "#" to "[". */
const NOTHING = 63
/** So far from nothing a weight may be. */
const MOST = 28

export function readTurnModel({ scale, bias, features, weights }: TurnModelFile): TurnModel {
  const rows = new Map(features.split(' ').map((feature, row) => [feature, row]))
  return { scale, bias, rows, weights }
}

/** The likeliest intent of a turn, and how likely it is. */
export function predictIntent(
  model: TurnModel,
  turn: CustomerTurn,
): { intent: Intent; confidence: number } {
  const features = turnFeatures(turn)
  const size = model.scale * Math.sqrt(features.size)
  const scores = model.bias.map((weight) => weight / model.scale)
  for (const feature of features) {
    const row = model.rows.get(feature)
    if (row === undefined) continue
    for (let intent = 0; intent < scores.length; intent += 1) {
      const weight = model.weights.charCodeAt(row * scores.length + intent) - NOTHING
      scores[intent] = (scores[intent] ?? 0) + weight / size
    }
  }
  const chances = softmax(scores)
  const confidence = Math.max(...chances)
  return { intent: INTENTS[chances.indexOf(confidence)] ?? 'none', confidence }
}

/** As letters, for the file. */
export function writeWeights(weights: readonly number[]): string {
  const letters = weights.map((weight) => NOTHING + Math.max(-MOST, Math.min(MOST, weight)))
  return String.fromCodePoint(...letters)
}
