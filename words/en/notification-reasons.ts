import type { NotificationKind } from '#domain/notification/kinds.ts'

/** Why somebody is told. */
export const because = {
  leadAssigned: 'You became the one who works this lead.',
  leadShared: 'This lead is shared with you.',
  mentioned: 'A colleague named you in a note that you may read.',
  shortlistAnswered: 'You work the lead that these homes were chosen for.',
  viewingAnswered: 'You show the home, and the customer was sent a link.',
  enquiryReceived: 'You work the lead that this enquiry belongs to.',
  messageFailed: 'You wrote the message.',
  messageReceived: 'You work a lead of whoever wrote, or keep the contact.',
  viewingBooked: 'You are the agent of this viewing.',
  viewingHanded: 'You are the agent of this viewing now.',
  viewingChanged: 'You are the agent of this viewing.',
  googleCalendar: 'You connected your Google Calendar.',
  taskAssigned: 'The task is yours.',
  listingRefused: 'You are the agent of this listing.',
  clockWarned: 'You work on this, and the house has set how long it may take.',
  clockBreached: 'You work on this or lead the team; the house has set how long it may take.',
  reviewAsked: 'You lead the team of this listing.',
  reviewAnswered: 'You are the agent of this listing.',
  bulkFinished: 'You started this change of many records.',
  webhookStopped: 'You are an admin, and the other side does not answer.',
  programAsks: 'You let this program in; it writes nothing without your yes.',
} satisfies Record<NotificationKind, string>
