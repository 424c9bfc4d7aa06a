import { type Intent, INTENTS } from '#domain/call/annotation.ts'
import { chancesOf, type SoftmaxModel } from '../../learnt/softmax-model.ts'
import { type CustomerTurn, turnFeatures } from './turn-features.ts'

/** The likeliest intent of a turn, and how likely it is. */
export function predictIntent(
  model: SoftmaxModel,
  turn: CustomerTurn,
): { intent: Intent; confidence: number } {
  const chances = chancesOf(model, turnFeatures(turn))
  const confidence = Math.max(...chances)
  return { intent: INTENTS[chances.indexOf(confidence)] ?? 'none', confidence }
}
