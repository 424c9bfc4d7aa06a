import { softmax } from './softmax.ts'

/** A softmax regression as a file: its features with a space between, for each a letter for every class. */
export type SoftmaxFile = { scale: number; bias: number[]; features: string; weights: string }
/** The same with the row of each feature. */
export type SoftmaxModel = {
  scale: number
  bias: number[]
  rows: ReadonlyMap<string, number>
  weights: string
}

/** The letter of a weight of nothing: about it stand those that JSON writes as they are, from "#" to "[". */
const NOTHING = 63
/** So far from nothing a weight may be. */
const MOST = 28

export function readModel({ scale, bias, features, weights }: SoftmaxFile): SoftmaxModel {
  const rows = new Map(features.split(' ').map((feature, row) => [feature, row]))
  return { scale, bias, rows, weights }
}

/** How likely each class is of something with these features. */
export function chancesOf(model: SoftmaxModel, features: ReadonlySet<string>): number[] {
  const size = model.scale * Math.sqrt(features.size)
  const scores = model.bias.map((weight) => weight / model.scale)
  for (const feature of features) {
    const row = model.rows.get(feature)
    if (row === undefined) continue
    for (let at = 0; at < scores.length; at += 1) {
      const weight = model.weights.charCodeAt(row * scores.length + at) - NOTHING
      scores[at] = (scores[at] ?? 0) + weight / size
    }
  }
  return softmax(scores)
}

/** As letters, for the file. */
export function writeWeights(weights: readonly number[]): string {
  const letters = weights.map((weight) => NOTHING + Math.max(-MOST, Math.min(MOST, weight)))
  return String.fromCodePoint(...letters)
}
