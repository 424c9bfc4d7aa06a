import type { DemoDialogueId } from '#domain/call/replay/demo-dialogues.ts'

const dialogues: Record<DemoDialogueId, string> = {
  'two-bed-marina': 'Wants to rent two bedrooms in Dubai Marina',
  'villa-sale': 'Wants to sell a villa in Arabian Ranches',
  reschedule: 'Moves a viewing to another day',
  'arabic-family': 'A family looks for a flat, in Arabic',
  'mixed-investor': 'An investor, in English and Arabic',
}

export const demoCall = {
  title: 'Start a demo call',
  about:
    'A written conversation is played as a call, as fast as people talk. Only a demo has this.',
  dialogue: 'What it is about',
  dialogues,
  caller: 'Who calls',
  stranger: 'Somebody new',
  agent: 'Who takes it',
  start: 'Start the call',
  starting: 'Starting …',
  cancel: 'Cancel',
  rings: (agent: string) => `The call rings at ${agent}.`,
}
