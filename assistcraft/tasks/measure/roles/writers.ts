import { NO_PLACES } from '../../findings/gazetteer.ts'
import { DAY_ROLES } from '../../dates/days/day-features.ts'
import { NUMBER_ROLES } from '../../entities/numbers/mentions.ts'
import type { LabelledDialogue } from '../../intent/read-dialogues.ts'
import { CALLED_HOUSE } from '../calls/calls-house.ts'
import {
  type LabelledCall,
  readCalls,
  readCallsByAnotherHand,
  readCallsToLearnFrom,
} from '../calls/labelled-calls.ts'
import type { Example } from '../learning/train-softmax.ts'
import { wandering } from '../wandering/wander.ts'
import { withVisits } from './dialogues-as-calls.ts'
import { readDayExamples } from './read-days.ts'
import { readNumberExamples } from './read-numbers.ts'

/** There are more of the dialogues than of calls, and people do not call as they are written. */
const DIALOGUE_WEIGHT = 0.2
type Writer = { writer: string; examples: Example[] }

/** What is learnt of numbers, and of days: where its model is, its classes, and its examples. */
export const TO_LEARN = {
  numbers: {
    file: new URL('../../entities/numbers/numbers.json', import.meta.url),
    classes: NUMBER_ROLES.length,
    read: (calls: readonly LabelledCall[]) => readNumberExamples(calls, CALLED_HOUSE),
  },
  days: {
    file: new URL('../../dates/days/days.json', import.meta.url),
    classes: DAY_ROLES.length,
    read: (calls: readonly LabelledCall[]) => readDayExamples(calls, CALLED_HOUSE),
  },
} as const

/** Everybody whose calls may be learnt from, with the examples that they give. */
export function examplesByWriter(read: (calls: readonly LabelledCall[]) => Example[]): Writer[] {
  return Object.entries({
    ...readCallsToLearnFrom(),
    'another hand': readCallsByAnotherHand().dev,
    'known Dubai calls': readCalls().known,
  }).map(([writer, calls]) => ({ writer, examples: read(calls) }))
}

/** What days are of where the talk wanders off, which calls do not show: of every dialogue but each fifth, which is held out. */
export function dayExamplesOfDialogues(dialogues: readonly LabelledDialogue[]): Example[] {
  const known = dialogues.filter((_, index) => index % 5 !== 0)
  const calls = [...withVisits(known), ...withVisits(wandering(known, 'known'))]
  return readDayExamples(calls, NO_PLACES).map((example) => ({
    ...example,
    weight: DIALOGUE_WEIGHT,
  }))
}
