import { isolate } from '../catalogue/isolate.ts'
import type { format as en } from '../en/format.ts'

/** The dirham has a name of its own; another currency keeps its code. */
const CURRENCIES: Record<string, string> = { AED: 'درهم' }

export const format: typeof en = {
  justNow: 'الآن',
  ago: (duration) => `قبل ${duration}`,
  in: (duration) => `بعد ${duration}`,
  minutes: (count) => `${count} د`,
  hours: (count) => `${count} س`,
  days: (count) => `${count} ي`,
  today: 'اليوم',
  tomorrow: 'غداً',
  yesterday: 'أمس',
  currency: (code) => CURRENCIES[code] ?? code,
  list: (names) => names.flatMap((name) => (name ? [isolate(name)] : [])).join('، '),
  money: (currency, amount) => `${amount} ${CURRENCIES[currency] ?? currency}`,
  inCurrency: (label, currency) => `${label} (${CURRENCIES[currency] ?? currency})`,
  thousands: (amount) => `${amount} ألف`,
  millions: (amount) => `${amount} مليون`,
  upTo: (amount) => `حتى ${amount}`,
  from: (amount) => `من ${amount}`,
  range: (from, to) => `${from} – ${to}`,
  per: { year: ' سنوياً', quarter: ' كل ربع سنة', month: ' شهرياً', week: ' أسبوعياً' },
  units: { sqft: 'قدم²', sqm: 'م²' },
  moreThan: (count) => `أكثر من ${count}`,
  and: (count) => `${count} غيرها`,
}
