import { planner as ar } from './ar/planner.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { planner as en } from './en/planner.ts'

/** What is asked back of a question over data, and why one is refused. */
export const plannerWords = catalogue({ en, ar })
