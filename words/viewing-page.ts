import { viewingPage as ar } from './ar/viewing-page.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { viewingPage as en } from './en/viewing-page.ts'

/** A viewing as its customer hears of it: the page behind their link, and the messages that bring it. */
export const viewingPageWords = catalogue({ en, ar })
