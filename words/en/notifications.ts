import type { ClockKind } from '#domain/clock/kinds.ts'
import type { CalendarNews } from '#domain/google-calendar/connection.ts'
import type { NotificationKind } from '#domain/notification/kinds.ts'
import type { ShortlistStep } from '#domain/shortlist/shortlist.ts'
import type { CustomerStep } from '#domain/viewing/customer.ts'
import { because } from './notification-reasons.ts'
import { saysMany } from './notification-sums.ts'
import { plural } from './plural.ts'

/** `by` is who did it, `lead` and `listing` what the records are called: each isolated, each there or said in other words. */
type Said = {
  by: string
  lead: string
  listing: string
  status: string
  when: string
  task: string
  portal: string
  reason: string
}

type Finished = { changed: number; refused: number }
/** What they say depends on the clock. */
type ClockNotice = 'clockWarned' | 'clockBreached'
/** What one says depends on the step. */
type StepNotice = 'shortlistAnswered' | 'viewingAnswered' | 'googleCalendar'

export const notifications = {
  title: 'Notifications',
  empty: 'Nothing to tell you',
  emptyWhy: 'Leads that become yours, enquiries, viewings and tasks are told here as they come.',
  older: 'Older ones',
  readAll: 'Mark all read',
  read: 'Mark read',
  unread: 'Unread',
  settings: 'What I hear of',
  why: 'Why this?',
  turnOff: 'Do not tell me such things here',
  turnedOff: 'You are not told of this here any more.',
  someone: 'The system',
  aLead: 'a lead',
  aContact: 'A contact of yours',
  someContact: 'a contact',
  aListing: 'a listing',
  says: {
    leadAssigned: ({ by, lead }: Said) => `${by} made ${lead} yours`,
    leadShared: ({ by, lead }: Said) => `${by} shared ${lead} with you`,
    mentioned: ({ by, lead }: Said) => `${by} names you in a note on ${lead}`,
    enquiryReceived: ({ lead, listing }: Said) => `${lead} asks about ${listing}`,
    messageReceived: ({ lead }: Said) => `${lead} wrote to you`,
    messageFailed: ({ lead }: Said) => `${lead}: your message did not arrive`,
    viewingBooked: ({ lead, when }: Said) => `Viewing booked with ${lead}, ${when}`,
    viewingHanded: ({ by, lead }: Said) => `${by} hands you the viewing with ${lead}`,
    viewingChanged: ({ lead, status }: Said) => `The viewing with ${lead} is ${status}`,
    taskAssigned: ({ by, task }: Said) => `${by} gave you a task: ${task}`,
    listingRefused: ({ listing, portal, reason }: Said) =>
      `${portal} refuses ${listing}: ${reason}`,
    bulkFinished: ({ changed, refused }: Said & Finished) =>
      [
        `Done: ${plural(changed, { one: '# record changed', other: '# records changed' })}`,
        ...(refused > 0 ? [plural(refused, { one: '# refused', other: '# refused' })] : []),
      ].join(', '),
    reviewAsked: ({ by, listing }: Said) => `${by} asks you to review ${listing}`,
    webhookStopped: ({ task }: Said) => `The webhook to ${task} was stopped`,
    programAsks: ({ task }: Said) => `${task} wants to write something for you`,
  } satisfies Record<
    Exclude<NotificationKind, ClockNotice | StepNotice | 'reviewAnswered'>,
    (said: Said & Finished) => string
  >,
  reviewAnswered: {
    approved: ({ by, listing }: Said) => `${by} approved ${listing}`,
    givenBack: ({ by, listing, reason }: Said) => `${by} gave ${listing} back: ${reason}`,
  },
  clocks: {
    response: {
      warned: ({ lead, when }: Said) => `${lead} waits for an answer, due ${when}`,
      breached: ({ lead }: Said) => `${lead} was not answered in time`,
    },
    followUp: {
      warned: ({ lead, when }: Said) => `The follow-up with ${lead} is due ${when}`,
      breached: ({ lead }: Said) => `The follow-up with ${lead} is overdue`,
    },
    returnToPool: {
      warned: ({ lead, when }: Said) => `${lead} goes to somebody else ${when}, unless answered`,
      breached: ({ lead }: Said) => `${lead} was left unanswered and has gone to somebody else`,
    },
    permit: {
      warned: ({ listing, when }: Said) => `The permit of ${listing} ends ${when}`,
      breached: ({ listing }: Said) => `The permit of ${listing} has ended`,
    },
    mandate: {
      warned: ({ listing, when }: Said) => `The mandate of ${listing} ends ${when}`,
      breached: ({ listing }: Said) => `The mandate of ${listing} has ended`,
    },
  } satisfies Record<ClockKind, Record<'warned' | 'breached', (said: Said) => string>>,
  shortlist: {
    opened: ({ lead }: Said) => `${lead} opened the shortlist`,
    yes: ({ lead, listing }: Said) => `${lead} likes ${listing}`,
    no: ({ lead, listing }: Said) => `${lead} says no to ${listing}`,
  } satisfies Record<ShortlistStep, (said: Said) => string>,
  viewing: {
    confirmed: ({ lead }: Said) => `${lead} confirms the viewing`,
    moved: ({ lead }: Said) => `${lead} takes another time for the viewing`,
    cancelled: ({ lead }: Said) => `${lead} calls the viewing off`,
    feedback: ({ lead, listing }: Said) => `${lead} says how they liked ${listing}`,
  } satisfies Record<CustomerStep, (said: Said) => string>,
  googleCalendar: {
    removed: ({ lead, when }: Said) =>
      `The viewing with ${lead}, ${when}, was deleted in Google Calendar. Is it off?`,
    shape: ({ lead, when }: Said) =>
      `The viewing with ${lead} stays at ${when}: what Google Calendar made of it is no viewing`,
    both: ({ lead, when }: Said) =>
      `The viewing with ${lead} was moved in PACE and in Google Calendar: ${when} holds`,
    over: ({ lead, when }: Said) =>
      `The viewing with ${lead} stays at ${when}: it cannot be moved into the past`,
    taken: ({ lead, when }: Said) =>
      `The viewing with ${lead} stays at ${when}: the time from Google Calendar is taken`,
    rights: ({ lead, when }: Said) =>
      `The viewing with ${lead} stays at ${when}: you may not move it`,
    ended: () => 'Google Calendar does not let PACE in any more. Connect it again',
    narrow: () => 'Google Calendar shows PACE no events. Connect it again, and allow the events',
  } satisfies Record<CalendarNews, (said: Said) => string>,
  saysMany,
  because,
  kinds: {
    leadAssigned: 'A lead becomes mine',
    leadShared: 'A lead is shared with me',
    mentioned: 'A colleague names me in a note',
    shortlistAnswered: 'A customer opens or answers a shortlist',
    viewingAnswered: 'A customer answers about a viewing of mine',
    enquiryReceived: 'An enquiry on a lead of mine',
    messageReceived: 'A contact of mine writes to the house',
    messageFailed: 'A message of mine does not arrive',
    viewingBooked: 'A viewing is booked with me',
    viewingHanded: 'A viewing is handed to me',
    viewingChanged: 'A viewing of mine changes',
    googleCalendar: 'My Google Calendar needs me',
    taskAssigned: 'A task becomes mine',
    listingRefused: 'A portal refuses a listing of mine',
    clockWarned: 'Something of mine is nearly due',
    clockBreached: 'Something of mine or of my team is overdue',
    reviewAsked: 'A listing of my team waits for a review',
    reviewAnswered: 'A review of a listing of mine is answered',
    bulkFinished: 'A change of many records of mine is done',
    webhookStopped: 'A webhook of the house is stopped',
    programAsks: 'A program asks me before it writes',
  } satisfies Record<NotificationKind, string>,
  channels: { app: 'In PACE', push: 'Push', email: 'E-mail' },
  statuses: {
    pending: 'pending',
    confirmed: 'confirmed',
    cancelled: 'cancelled',
    attended: 'held',
    noShow: 'not attended',
    handedOn: 'with a colleague now',
    changed: 'changed',
  },
  rules: {
    title: 'What I hear of',
    event: 'When',
    quiet: 'Quiet hours',
    quietWhy: 'Nothing rings then; it comes when they are over.',
    from: 'From',
    to: 'Until',
    digest: 'E-mail',
    digests: { off: 'None', hourly: 'Every hour', daily: 'Once a day, at eight' },
    save: 'Save',
    saved: 'Saved.',
    push: 'Push in this browser',
    pushWhy: 'Rings even where PACE is not open.',
    pushOn: 'Turn on',
    pushOff: 'Turn off',
    pushIsOn: 'On in this browser',
    pushDenied:
      'This browser does not allow it. Allow notifications for this site in its settings.',
    pushCannot: 'This browser takes no pushes.',
  },
  mail: {
    subject: (count: number) =>
      plural(count, { one: '# thing to know', other: '# things to know' }),
    hello: (name: string) => `Hello ${name},`,
    open: 'Open PACE',
    stop: 'No more e-mails like this',
    stopped: 'You get no more of these e-mails.',
    stoppedWhy: 'What you hear of is chosen in PACE, under your name.',
    stopAsk: 'Stop the e-mails of PACE to you?',
    unknown: 'This link does not hold. What you hear of is chosen in PACE, under your name.',
  },
  defaults: {
    title: 'What everybody hears of',
    why: 'Holds for whoever has not chosen otherwise.',
  },
  outbox: {
    title: 'Outbox',
    why: 'This house has no mail server: its mail stands here instead.',
    empty: 'No mail yet',
  },
}
