import { question as ar } from './ar/question.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { question as en } from './en/question.ts'

/** Asking the data in plain words. */
export const questionWords = catalogue({ en, ar })
