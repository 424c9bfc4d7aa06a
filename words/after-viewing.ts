import { afterViewing as ar } from './ar/after-viewing.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { afterViewing as en } from './en/after-viewing.ts'

/** What comes after a viewing, and who else shows it. */
export const afterViewingWords = catalogue({ en, ar })
