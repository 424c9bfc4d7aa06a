import { settings as ar } from './ar/settings.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { settings as en } from './en/settings.ts'

/** The house's settings and lists, for admins. */
export const settingsWords = catalogue({ en, ar })
