/** How many there are of each. */
export const counted = {
  leads: { one: '# lead', other: '# leads' },
  listings: { one: '# listing', other: '# listings' },
  calls: { one: '# call', other: '# calls' },
  viewings: { one: '# viewing', other: '# viewings' },
  tasks: { one: '# task', other: '# tasks' },
  permits: { one: '# permit', other: '# permits' },
  minutes: { one: '# minute', other: '# minutes' },
  days: { one: '# day', other: '# days' },
}
