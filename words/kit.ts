import { kit as ar } from './ar/kit.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { kit as en } from './en/kit.ts'

/** What buttons, dialogs, calendars and lists say of themselves, whatever they hold. */
export const kitWords = catalogue({ en, ar })
