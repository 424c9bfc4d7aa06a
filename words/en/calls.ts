export const calls = {
  title: 'Calls',
  search: 'Search calls',
  now: (count: string) => `${count} now`,
  callWith: (caller: string) => `Call with ${caller}`,
  none: 'No calls',
  noneHint: 'Calls appear here by themselves when the call centre puts them through.',
  nobody: 'Nobody has taken it',
  vcons: {
    take: 'Take in vCons',
    about:
      'Conversations of other systems become calls at their own times. What is sensitive in them is masked.',
    choose: 'Choose files',
    sending: 'Sending …',
    taken: 'Open its call',
    wasThere: 'It was there already: open its call',
  },
}
