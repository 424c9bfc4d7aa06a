export const timeline = {
  show: 'Show in the timeline',
  /** What the key does. */
  narrow: 'Narrow the timeline',
  all: 'Everything',
  groups: {
    messages: 'Messages',
    calls: 'Calls',
    viewings: 'Viewings',
    enquiries: 'Enquiries',
    changes: 'Changes',
    notes: 'Notes',
    files: 'Files',
    shortlists: 'Shortlists',
  },
  noneOfThese: 'Nothing of this kind',
  noneOfTheseHint: 'Choose something else, or everything.',
  older: 'Show older ones',
  newest: 'Back to the newest',
  rest: 'The rest',
}
