import { googleCalendar as ar } from './ar/google-calendar.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { googleCalendar as en } from './en/google-calendar.ts'

/** One's own calendar at Google, and when one is busy by it. */
export const googleCalendarWords = catalogue({ en, ar })
