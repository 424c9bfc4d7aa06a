import { coaching as ar } from './ar/coaching.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { coaching as en } from './en/coaching.ts'

/** What a manager looks back on: scores of calls, and what became of what was suggested. */
export const coachingWords = catalogue({ en, ar })
