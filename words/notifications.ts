import { notifications as ar } from './ar/notifications.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { notifications as en } from './en/notifications.ts'

/** What somebody is told of, in the app, as a push and by e-mail; and the pages on which one chooses. */
export const notificationWords = catalogue({ en, ar })
