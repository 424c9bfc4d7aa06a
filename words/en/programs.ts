import type { ApprovalState, ProgramCallOutcome } from '#domain/program/program.ts'
import { plural } from './plural.ts'

export const programs = {
  title: 'Programs',
  hint: 'Programs that you let in read what you may read, and write nothing without your yes.',
  asks: 'Waiting for your answer',
  asksOf: (program: string) => `${program} asks for your yes`,
  wants: (program: string, what: string) => `${program} wants to: ${what}`,
  approve: 'Yes, write it',
  deny: 'No',
  until: 'The question ends {when}',
  reads: 'This and nothing else is written, as you.',
  connected: 'Connected',
  none: 'No program is connected',
  noneHint: 'When you let one in, it stands here, with everything it does.',
  since: 'let in {when}',
  ends: 'ends by itself {when}',
  goesTo: (address: string) => `answers go to ${address}`,
  end: 'End',
  endTitle: (program: string) => `End ${program}?`,
  endWhy: 'It reads and writes nothing from now on, and what is open of it closes at once.',
  ended: 'It was ended.',
  did: 'What programs did',
  nothing: 'Nothing yet',
  older: 'Older',
  answered: 'What you answered',
  records: (count: number) => plural(count, { one: '# record', other: '# records' }),
  scopes: { 'mcp:read': 'Reads', 'mcp:write': 'Asks to write' } as Record<string, string>,
  outcomes: {
    done: 'Done',
    refused: 'Refused',
    asked: 'You were asked',
    failed: 'Failed',
  } satisfies Record<ProgramCallOutcome, string>,
  states: {
    waiting: 'Waiting',
    approved: 'On its way',
    done: 'Written',
    failed: 'Could not be written',
    denied: 'You said no',
    expired: 'Not answered in time',
    withdrawn: 'Taken back',
  } satisfies Record<ApprovalState, string>,
  /** What a tool that writes is called. */
  tools: {
    create_task: 'Make a task',
    book_viewing: 'Book a viewing',
    add_note: 'Add a note',
    draft_message: 'Draft a message',
    propose_lead_field: 'Change a field of a lead',
  } as Record<string, string>,
  labels: {
    title: 'Task',
    dueAt: 'Due',
    leadId: 'Lead',
    listingId: 'Listing',
    ownerId: 'For',
    agentId: 'Shown by',
    startsAt: 'Begins',
    endsAt: 'Ends',
    text: 'Text',
    subject: 'Subject',
    channel: 'By',
    field: 'Field',
    value: 'New value',
    why: 'Why',
  } as Record<string, string>,
  channels: { whatsapp: 'WhatsApp', email: 'E-mail', sms: 'SMS' } as Record<string, string>,
  look: 'Look at it',
  /** What a person begins with in their program. */
  prompts: {
    prepareViewing: {
      about: { title: 'Prepare a viewing', description: 'What to know before one shows a home' },
      text: (id: string, tool: string) =>
        `Prepare me for the viewing ${id}. Read it with ${tool}, then its lead, its listing and the last calls of the lead. Tell me in ten lines: who comes and what they look for, how the home fits and where it does not, what they asked before, what to have at hand, and three questions to ask them.`,
    },
    sumUpLead: {
      about: { title: 'Sum up a lead', description: 'Where a lead stands and what comes next' },
      text: (id: string, tool: string) =>
        `Sum up the lead ${id}. Read it with ${tool}, then its calls, viewings and tasks. Tell me in eight lines: who they are, what they want, what happened and when, what is open or overdue, and the one next step. Say where you are not sure.`,
    },
    weeklyReport: {
      about: { title: 'Weekly report', description: 'The last seven days in numbers and words' },
      text: (tool: string) =>
        `Write my report of the last seven days. Count with ${tool} (leads, viewings, calls, by stage and by source) and compare with the seven days before. Say what went well, what is overdue, and what I should do first next week. Take every number from the tools and say over which records it was counted.`,
    },
  },
}
