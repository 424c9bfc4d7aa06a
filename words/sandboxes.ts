import { sandboxes as ar } from './ar/sandboxes.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { sandboxes as en } from './en/sandboxes.ts'

/** Test clients, each with a small brokerage of its own. */
export const sandboxWords = catalogue({ en, ar })
