import { afterViewing as ar } from './ar/after-viewing.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { afterViewing as en } from './en/after-viewing.ts'

/** How a viewing went, and what follows from it. */
export const afterViewingWords = catalogue({ en, ar })
