import { booking as ar } from './ar/booking.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { booking as en } from './en/booking.ts'

/** Booking a viewing from anywhere, and moving one. */
export const bookingWords = catalogue({ en, ar })
