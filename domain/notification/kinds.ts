import { z } from 'zod'
import { CLOCK_KINDS } from '../clock/kinds.ts'
import { SHORTLIST_STEPS } from '../shortlist/shortlist.ts'
import { CUSTOMER_STEPS } from '../viewing/customer.ts'

/** How a person hears of an event: in the app, as a push of the browser, in the next e-mail digest. */
export const CHANNELS = ['app', 'push', 'email'] as const
export type Channel = (typeof CHANNELS)[number]
export type Rule = Record<Channel, boolean>

/** Every kind of notification with how one hears of it until one says otherwise. */
export const NOTIFICATION_KINDS = {
  leadAssigned: { app: true, push: true, email: false },
  leadShared: { app: true, push: false, email: false },
  mentioned: { app: true, push: true, email: true },
  shortlistAnswered: { app: true, push: true, email: true },
  enquiryReceived: { app: true, push: true, email: true },
  messageReceived: { app: true, push: true, email: true },
  messageFailed: { app: true, push: true, email: true },
  viewingBooked: { app: true, push: true, email: true },
  viewingAnswered: { app: true, push: true, email: true },
  viewingHanded: { app: true, push: true, email: true },
  viewingChanged: { app: true, push: true, email: true },
  googleCalendar: { app: true, push: true, email: true },
  taskAssigned: { app: true, push: false, email: true },
  listingRefused: { app: true, push: false, email: true },
  reviewAsked: { app: true, push: true, email: true },
  reviewAnswered: { app: true, push: true, email: true },
  clockWarned: { app: true, push: true, email: false },
  clockBreached: { app: true, push: true, email: true },
  bulkFinished: { app: true, push: false, email: false },
  webhookStopped: { app: true, push: false, email: true },
  programAsks: { app: true, push: true, email: false },
} as const satisfies Record<string, Rule>

export type NotificationKind = keyof typeof NOTIFICATION_KINDS
export const KIND_NAMES = Object.keys(NOTIFICATION_KINDS).filter(isNotificationKind)

export function isNotificationKind(name: string): name is NotificationKind {
  return Object.hasOwn(NOTIFICATION_KINDS, name)
}

export const NotificationKindSchema = z.enum(
  Object.keys(NOTIFICATION_KINDS) as [NotificationKind, ...NotificationKind[]],
)

/** What more there is to say of it. Nothing about the person outside: that is read when it is shown, by who reads it then. */
export const DetailSchema = z.object({
  status: z.string().max(40).optional(),
  startsAt: z.string().max(40).optional(),
  title: z.string().max(500).optional(),
  portal: z.string().max(40).optional(),
  reason: z.string().max(500).optional(),
  clock: z.enum(CLOCK_KINDS).optional(),
  dueAt: z.string().max(40).optional(),
  bulk: z.string().max(40).optional(),
  contact: z.string().max(40).optional(),
  note: z.string().max(40).optional(),
  webhook: z.string().max(40).optional(),
  approval: z.string().max(40).optional(),
  tool: z.string().max(64).optional(),
  step: z.enum([...SHORTLIST_STEPS, ...CUSTOMER_STEPS]).optional(),
  changed: z.number().optional(),
  refused: z.number().optional(),
})
export type Detail = z.infer<typeof DetailSchema>

/** What the records that a notification tells of are called: of a lead its reference, where the reader may not see more. */
export type Named = { lead: string | null; listing: string | null }
