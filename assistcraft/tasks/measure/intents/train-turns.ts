import { type Intent, INTENTS } from '#domain/call/annotation.ts'
import { type CustomerTurn, turnFeatures } from '../../intent/turns/turn-features.ts'
import type { SoftmaxFile } from '../../learnt/softmax-model.ts'
import { trainSoftmax } from '../learning/train-softmax.ts'

/** `weight`: how much of a step is taken for it; whole without. */
export type TurnExample = { turn: CustomerTurn; intent: Intent; weight?: number }

/** The intents of turns, as learnt from those that are labelled. */
export function trainTurns(examples: readonly TurnExample[]): SoftmaxFile {
  return trainSoftmax(
    examples.map(({ turn, intent, weight = 1 }) => ({
      features: turnFeatures(turn),
      target: INTENTS.indexOf(intent),
      weight,
    })),
    INTENTS.length,
  )
}
