import { plural } from './plural.ts'

export const notes = {
  label: 'Note to colleagues',
  hint: 'Note to colleagues; @ names one',
  add: 'Add note',
  save: 'Save',
  cancel: 'Cancel',
  wrote: '{who} wrote a note',
  edited: 'changed',
  edit: 'Change the note',
  remove: 'Remove the note',
  removeTitle: 'Remove this note?',
  removeWhy: 'It is gone for everybody, for good.',
  removeAction: 'Remove',
  colleagues: 'Colleagues',
  found: (count: number) => plural(count, { one: '# colleague', other: '# colleagues' }),
  noSight: 'cannot see this',
  willShare: (names: string) => `Saving shares the lead with: ${names}.`,
  willNotTell: (names: string) => `Not theirs to see, so not told: ${names}.`,
  notTold: (names: string) => `Kept. Not theirs to see, so not told: ${names}.`,
}
