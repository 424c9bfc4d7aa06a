export const kit = {
  keep: 'Keep',
  close: 'Close',
  chosen: 'chosen',
  clearFilters: 'Clear the filters',
  previousMonth: 'The month before',
  nextMonth: 'The next month',
  nextRow: 'Next row',
  previousRow: 'Previous row',
  copy: 'Copy',
  copied: 'Copied',
  unassigned: 'Unassigned',
}
