import { plural } from './plural.ts'

export const board = {
  title: 'Board',
  noTeam: 'You are in no team yet',
  noTeamHint: 'A board belongs to a team. Ask an admin to put you in one.',
  column: (stage: string, count: number) =>
    `${stage}, ${plural(count, { one: '# lead', other: '# leads' })}`,
  budget: 'What these leads may spend',
  open: 'open',
  unowned: 'unowned',
  due: 'due',
  dueOfYours: 'due of yours',
  won: 'won in 14 days',
  onTheLine: 'On the line',
  nobodyTook: 'Nobody has taken it',
  ringing: 'ringing',
  onHold: 'on hold',
  wants: { buy: 'Buy', rent: 'Rent', sell: 'Sell', let: 'Let' },
  colleaguesLead: 'Colleague’s lead',
  nothingKnown: 'Nothing known yet',
  movableLead: 'movable lead',
  theLead: 'The lead',
  pickedUp: (lead: string) => `Picked up ${lead}.`,
  over: (stage: string) => `Over ${stage}.`,
  overNone: 'Over no stage.',
  moved: (lead: string, stage: string) => `${lead} moved to ${stage}.`,
  putBack: 'Put back.',
  leadPutBack: (lead: string) => `${lead} put back.`,
  howToDrag:
    'Press Space to pick up the card, the left and right arrows to choose a stage, Space to put it down, Escape to leave it. Enter opens the lead. Without a card in hand the arrows lead from card to card.',
  lost: {
    title: (lead: string) => `Why was ${lead} lost?`,
    reason: 'Reason',
    missing: 'Choose a reason or write one.',
    keep: 'Keep the lead',
    mark: 'Mark as lost',
  },
}
