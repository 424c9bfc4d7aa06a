import type { NotificationKind } from '#domain/notification/kinds.ts'
import { plural } from './plural.ts'

/** What many of one kind say together. */
export const saysMany = {
  googleCalendar: (_by: string, count: number) =>
    plural(count, {
      one: '# message from Google Calendar',
      other: '# messages from Google Calendar',
    }),
  viewingAnswered: (_by: string, count: number) =>
    plural(count, { one: '# answer about a viewing', other: '# answers about viewings' }),
  shortlistAnswered: (_by: string, count: number) =>
    plural(count, { one: '# answer to a shortlist', other: '# answers to shortlists' }),
  leadAssigned: (by: string, count: number) =>
    plural(count, { one: `${by} made # lead yours`, other: `${by} made # leads yours` }),
  leadShared: (by: string, count: number) =>
    plural(count, {
      one: `${by} shared # lead with you`,
      other: `${by} shared # leads with you`,
    }),
  mentioned: (by: string, count: number) =>
    plural(count, {
      one: `${by} names you in # note`,
      other: `${by} names you in # notes`,
    }),
  enquiryReceived: (_by: string, count: number) =>
    plural(count, { one: '# enquiry', other: '# enquiries' }),
  messageReceived: (_by: string, count: number) =>
    plural(count, { one: '# message', other: '# messages' }),
  messageFailed: (_by: string, count: number) =>
    plural(count, {
      one: '# message of yours did not arrive',
      other: '# messages of yours did not arrive',
    }),
  viewingBooked: (_by: string, count: number) =>
    plural(count, { one: '# viewing booked', other: '# viewings booked' }),
  viewingHanded: (by: string, count: number) =>
    plural(count, { one: `${by} hands you # viewing`, other: `${by} hands you # viewings` }),
  viewingChanged: (_by: string, count: number) =>
    plural(count, { one: '# viewing changed', other: '# viewings changed' }),
  taskAssigned: (by: string, count: number) =>
    plural(count, { one: `${by} gave you # task`, other: `${by} gave you # tasks` }),
  listingRefused: (_by: string, count: number) =>
    plural(count, {
      one: '# listing refused by a portal',
      other: '# listings refused by portals',
    }),
  clockWarned: (_by: string, count: number) =>
    plural(count, { one: '# thing is nearly due', other: '# things are nearly due' }),
  clockBreached: (_by: string, count: number) =>
    plural(count, { one: '# thing is overdue', other: '# things are overdue' }),
  reviewAsked: (by: string, count: number) =>
    plural(count, {
      one: `${by} asks for # review`,
      other: `${by} asks for # reviews`,
    }),
  reviewAnswered: (by: string, count: number) =>
    plural(count, {
      one: `${by} answered # review`,
      other: `${by} answered # reviews`,
    }),
  bulkFinished: (_by: string, count: number) =>
    plural(count, { one: '# change of many is done', other: '# changes of many are done' }),
  webhookStopped: (_by: string, count: number) =>
    plural(count, { one: '# webhook was stopped', other: '# webhooks were stopped' }),
  programAsks: (_by: string, count: number) =>
    plural(count, {
      one: 'A program asked you # time',
      other: 'A program asked you # times',
    }),
} satisfies Record<NotificationKind, (by: string, count: number) => string>
