import { DAY_ROLES } from '../../dates/days/day-features.ts'
import { NUMBER_ROLES } from '../../entities/numbers/mentions.ts'
import { CALLED_HOUSE } from '../calls/calls-house.ts'
import {
  type LabelledCall,
  readCalls,
  readCallsByAnotherHand,
  readCallsToLearnFrom,
} from '../calls/labelled-calls.ts'
import type { Example } from '../learning/train-softmax.ts'
import { readDayExamples } from './read-days.ts'
import { readNumberExamples } from './read-numbers.ts'

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
export function examplesByWriter(
  read: (calls: readonly LabelledCall[]) => Example[],
): { writer: string; examples: Example[] }[] {
  return Object.entries({
    ...readCallsToLearnFrom(),
    'another hand': readCallsByAnotherHand().dev,
    'known Dubai calls': readCalls().known,
  }).map(([writer, calls]) => ({ writer, examples: read(calls) }))
}
