import { isLocalStep, type NextStep } from '#domain/call/assistance.ts'
import { steps as ar } from './ar/steps.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { steps as en } from './en/steps.ts'

export const stepWords = catalogue({ en, ar })

/** A step in the reader's language; what a model or a person worded is said as it was worded. */
export function sayStep(type: string, { text, gaps }: NextStep): string {
  return gaps && isLocalStep(type) ? stepWords()[type](gaps) : text
}
