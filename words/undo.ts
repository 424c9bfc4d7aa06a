import { undo as ar } from './ar/undo.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { undo as en } from './en/undo.ts'

/** What was done and can be taken back, and what became of that. */
export const undoWords = catalogue({ en, ar })
