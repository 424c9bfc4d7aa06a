import { featuresOf, type Topic, TOPICS, type Utterance } from './features.ts'

/** Weights of a softmax regression: per feature one weight for each topic, as small integers. */
export type TopicModel = { scale: number; bias: number[]; weights: Record<string, number[]> }

/** The probability of each topic. */
export function predictTopics(model: TopicModel, utterance: Utterance): Record<Topic, number> {
  const scores = model.bias.map((weight) => weight / model.scale)
  for (const feature of new Set(featuresOf(utterance))) {
    const weights = Object.hasOwn(model.weights, feature) ? model.weights[feature] : undefined
    weights?.forEach((weight, topic) => {
      scores[topic] = (scores[topic] ?? 0) + weight / model.scale
    })
  }
  const [find = 0, schedule = 0, none = 0] = softmax(scores)
  return { find, schedule, none }
}

export function likeliest(probabilities: Record<Topic, number>): Topic {
  return TOPICS.reduce((best, topic) => (probabilities[topic] > probabilities[best] ? topic : best))
}

export function softmax(scores: number[]): number[] {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
