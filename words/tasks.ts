import { tasks as ar } from './ar/tasks.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { tasks as en } from './en/tasks.ts'

/** The page of all tasks. */
export const taskWords = catalogue({ en, ar })
