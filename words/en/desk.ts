import { plural } from './plural.ts'

export const desk = {
  title: 'Desk',
  newLead: 'New lead',
  allDone: 'All done',
  allDoneHint: 'Enquiries, calls and follow-ups appear here the moment they need you.',
  toClaim: 'To claim',
  toContact: 'To contact',
  overdue: 'Follow-ups overdue',
  dueToday: 'Follow-ups today',
  tasks: 'Tasks',
  noNextStep: 'No next step',
  showMore: (count: number) => `Show ${count} more`,
  wrapUp: 'Wrap up',
  openCall: 'Open call',
  claim: 'Claim',
  claiming: 'Claiming',
  open: 'Open',
  nothingKnown: 'Nothing known yet',
  done: (task: string) => `Done: ${task}`,
  late: (duration: string) => `${duration} late`,
  greeting: {
    morning: (name: string) => `Good morning, ${name}`,
    afternoon: (name: string) => `Good afternoon, ${name}`,
    evening: (name: string) => `Good evening, ${name}`,
  },
  summary: {
    onCall: 'You are on a call.',
    toClaim: (count: number) =>
      plural(count, { one: '# new lead to claim.', other: '# new leads to claim.' }),
    toContact: (count: number) =>
      plural(count, {
        one: '# lead to contact for the first time.',
        other: '# leads to contact for the first time.',
      }),
    overdue: (count: number) =>
      plural(count, { one: '# follow-up overdue.', other: '# follow-ups overdue.' }),
    dueToday: (count: number) => plural(count, { one: '# more today.', other: '# more today.' }),
    nothing: 'Nothing waits for you. New leads and calls appear here by themselves.',
  },
  house: 'The house today',
  teamToday: (team: string) => `${team} today`,
  team: {
    agent: 'Agent',
    toContact: 'To contact',
    overdue: 'Overdue',
    viewings: 'Viewings today',
    open: 'Open leads',
  },
  viewings: {
    title: 'Viewings',
    none: 'No viewings this week',
    hint: 'Agree one from a lead or a call and it stands here.',
    one: 'Viewing',
    notConfirmed: 'not confirmed',
  },
}
