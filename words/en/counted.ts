import type { Measure } from '#domain/metrics/measure.ts'
import { plural } from './plural.ts'

type Counted = Exclude<Measure['unit'], 'money' | 'percent'>

const TABLE = {
  leads: { one: '# lead', other: '# leads' },
  listings: { one: '# listing', other: '# listings' },
  calls: { one: '# call', other: '# calls' },
  viewings: { one: '# viewing', other: '# viewings' },
  tasks: { one: '# task', other: '# tasks' },
  permits: { one: '# permit', other: '# permits' },
  interruptions: { one: '# interruption', other: '# interruptions' },
  suggestions: { one: '# suggestion', other: '# suggestions' },
  minutes: { one: '# minute', other: '# minutes' },
  days: { one: '# day', other: '# days' },
}

/** How many there are of each. */
export const counted = (count: number, unit: Counted): string => plural(count, TABLE[unit])
