export const calls = {
  title: 'Calls',
  search: 'Search calls',
  now: (count: string) => `${count} now`,
  callWith: (caller: string) => `Call with ${caller}`,
  none: 'No calls',
  noneHint: 'Calls appear here by themselves when the call centre puts them through.',
  nobody: 'Nobody has taken it',
}
