import type { Could } from '#domain/viewing/hand-over.ts'

export const handing = {
  open: 'Hand to a colleague',
  key: 'Hand the viewing that has the focus to a colleague',
  title: 'Who shows it instead?',
  about: (when: string) =>
    `${when}. They are told, the viewing goes to their calendar, and the lead is shared with them.`,
  loading: 'One moment',
  who: 'Colleagues of the team, who is free first',
  nobody: 'Nobody else is in the team of this viewing.',
  could: {
    free: () => 'Free',
    travel: (when: string) => `Would come from another community, or go there (${when})`,
    busy: (when: string) => `Is busy by their own calendar (${when})`,
    taken: (when: string) => `Has another viewing (${when})`,
  } satisfies Record<Could, (when: string) => string>,
  hand: 'Hand over',
  allTheSame: 'Hand over all the same',
  back: 'Back',
  isHanded: (name: string) => `${name} shows it now, and is told.`,
  blind: (name: string) =>
    `${name} does not see the lead: whoever owns it, or leads the team, can share it.`,
  undo: 'Take it back',
  takenBack: 'It is with whom it was before.',
  close: 'Close',
}
