import { featuresOf, TOPICS, type Topic, type Utterance } from './features.ts'
import { softmax, type TopicModel } from './topic-model.ts'

export type Example = { utterance: Utterance; topic: Topic }
type Options = { epochs?: number; rate?: number; decay?: number; minimum?: number }

/**
 * Softmax regression by stochastic gradient descent, in the given order turned by a fixed stride: the same examples
 * give the same model. Features seen fewer than `minimum` times are left out.
 */
export function trainTopics(examples: readonly Example[], options: Options = {}): TopicModel {
  const { epochs = 14, rate = 0.12, decay = 2e-5, minimum = 3 } = options
  const kept = frequent(examples, minimum)
  const data = examples.map(({ utterance, topic }) => ({
    features: [...new Set(featuresOf(utterance))].filter((feature) => kept.has(feature)),
    target: TOPICS.indexOf(topic),
  }))
  const weights = new Map([...kept].map((feature) => [feature, TOPICS.map(() => 0)]))
  const bias = TOPICS.map(() => 0)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let step = 0; step < data.length; step += 1) {
      const example = data[(step * 7919 + epoch * 31) % data.length]
      if (example) learn(example, weights, bias, rate / (1 + epoch * 0.25), decay)
    }
  }
  return compact(weights, bias)
}

function frequent(examples: readonly Example[], minimum: number): Set<string> {
  const counts = new Map<string, number>()
  for (const { utterance } of examples) {
    for (const feature of new Set(featuresOf(utterance)))
      counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= minimum).map(([feature]) => feature))
}

function learn(
  { features, target }: { features: string[]; target: number },
  weights: Map<string, number[]>,
  bias: number[],
  rate: number,
  decay: number,
): void {
  const rows = features.map((feature) => weights.get(feature) ?? [])
  const scores = bias.map((start, topic) =>
    rows.reduce((sum, row) => sum + (row[topic] ?? 0), start),
  )
  const errors = softmax(scores).map((chance, topic) => (topic === target ? 1 : 0) - chance)
  for (const [topic, error] of errors.entries()) {
    bias[topic] = (bias[topic] ?? 0) + rate * error
    for (const row of rows) row[topic] = (row[topic] ?? 0) * (1 - decay) + rate * error
  }
}

const SCALE = 100

function compact(weights: Map<string, number[]>, bias: number[]): TopicModel {
  const rounded = [...weights]
    .map(([feature, row]) => [feature, row.map((weight) => Math.round(weight * SCALE))] as const)
    .filter(([, row]) => row.some((weight) => Math.abs(weight) > 4))
  return {
    scale: SCALE,
    bias: bias.map((weight) => Math.round(weight * SCALE)),
    weights: Object.fromEntries(rounded),
  }
}
