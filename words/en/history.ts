import { plural } from './plural.ts'

export const history = {
  title: 'History',
  open: 'History (H)',
  ofRecord: 'History of the record',
  reading: 'Reading the history',
  none: 'No changes yet',
  hint: 'Every change is kept here, with who made it and when.',
  earlier: 'Earlier',
  changes: (count: number) => plural(count, { one: 'one change', other: '# changes' }),
  asNow: 'as it is now',
  restored: 'It says again what it said then.',
  restore: 'Bring this back',
  restoring: 'Bringing back',
}
