import { board as ar } from './ar/board.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { board as en } from './en/board.ts'

/** A team’s board. */
export const boardWords = catalogue({ en, ar })
