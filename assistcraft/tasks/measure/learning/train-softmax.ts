import { softmax } from '../../learnt/softmax.ts'
import { type SoftmaxFile, writeWeights } from '../../learnt/softmax-model.ts'

/** `weight`: how much of a step is taken for it; whole without. */
export type Example = { features: ReadonlySet<string>; target: number; weight?: number }
type Learner = { count: number; weights: Float64Array; slopes: Float64Array; bias: Float64Array }
type Counted = { features: number[]; root: number; target: number; weight: number }

const EPOCHS = 20
const RATE = 0.1
const BIAS_RATE = 0.02
const DECAY = 1e-4
/** Features of fewer examples say nothing of others. */
const MINIMUM = 2
const SCALE = 10
/** A feature whose weights are all below it makes no difference. */
const LEAST = 3

/**
 * Softmax regression by stochastic gradient descent whose steps shrink for each weight as it is learnt (AdaGrad), in an
 * order that is shuffled the same way each time: the same examples give the same model.
 */
export function trainSoftmax(examples: readonly Example[], count: number): SoftmaxFile {
  const kept = frequent(examples.map(({ features }) => features))
  const data = examples.map(({ features, target, weight = 1 }): Counted => ({
    features: [...features].flatMap((feature) => kept.get(feature) ?? []),
    root: Math.sqrt(features.size),
    target,
    weight,
  }))
  const learner: Learner = {
    count,
    weights: new Float64Array(kept.size * count),
    slopes: new Float64Array(kept.size * count).fill(0.01),
    bias: new Float64Array(count),
  }
  const random = countingRandom()
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const example of shuffled(data, random)) learn(learner, example)
  return compact(kept, learner)
}

function frequent(found: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const features of found)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count >= MINIMUM)
  return new Map(kept.map(([feature], index) => [feature, index]))
}

function learn(
  { count, weights, slopes, bias }: Learner,
  { features, root, target, weight }: Counted,
): void {
  const scores = Array.from(bias)
  for (const feature of features)
    for (let each = 0; each < count; each += 1)
      scores[each] = (scores[each] ?? 0) + (weights[feature * count + each] ?? 0) / root
  for (const [each, chance] of softmax(scores).entries()) {
    const error = weight * (chance - (each === target ? 1 : 0))
    bias[each] = (bias[each] ?? 0) - BIAS_RATE * error
    for (const feature of features) {
      const at = feature * count + each
      const slope = error / root + DECAY * (weights[at] ?? 0)
      const steepness = (slopes[at] ?? 0) + slope * slope
      slopes[at] = steepness
      weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(steepness)
    }
  }
}

function compact(
  kept: ReadonlyMap<string, number>,
  { count, weights, bias }: Learner,
): SoftmaxFile {
  const round = (weight: number) => Math.round(weight * SCALE)
  const rows = [...kept]
    .map(([feature, index]) => ({
      feature,
      row: Array.from(weights.slice(index * count, (index + 1) * count), round),
    }))
    .filter(({ row }) => row.some((weight) => Math.abs(weight) >= LEAST))
  return {
    scale: SCALE,
    bias: Array.from(bias, round),
    features: rows.map(({ feature }) => feature).join(' '),
    weights: rows.map(({ row }) => writeWeights(row)).join(''),
  }
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item)
}

/** A generator of whole numbers (Numerical Recipes' linear congruence): the same numbers on every machine. */
function countingRandom(): () => number {
  let state = 1
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0)
}
