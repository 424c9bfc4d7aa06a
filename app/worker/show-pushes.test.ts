import { expect, test } from 'vitest'
import { KIND_NAMES, type NotificationKind } from '#domain/notification/kinds.ts'
import type { NotificationRow } from '#db/pace/notifications/page.ts'
import { placeOf } from '../notifications/say-notification.ts'
import { showPushes } from './show-pushes.ts'
import type { WorkerNotificationEvent, WorkerPushEvent, WorkerScope } from './worker-scope.ts'

const APP = 'http://pace.test/'
const ID = '00000000-0000-4000-8000-000000000001'

/** A worker with a window that is open, or none; what it was made to do. */
function start({ isOpen = true, isLed = true } = {}) {
  const did: string[] = []
  const shown: NotificationOptions[] = []
  const works: Promise<unknown>[] = []
  const openWindow = async (url: string) => void did.push(`opened ${url}`)
  const navigate = async (url: string) => {
    if (!isLed) throw new TypeError('This window is not controlled.')
    did.push(`led to ${url}`)
  }
  const window = {
    url: APP,
    visibilityState: 'visible' as const,
    navigate,
    focus: async () => window as never,
  }
  const scope = {
    location: new URL(APP) as unknown as Location,
    clients: {
      matchAll: async () => (isOpen ? [window] : []),
      openWindow,
      claim: async () => undefined,
    },
    registration: {
      waiting: null,
      showNotification: async (_title: string, options: NotificationOptions) =>
        void shown.push(options),
    },
  } satisfies Pick<WorkerScope, 'clients' | 'location' | 'registration'>
  const pushes = showPushes(scope)
  const waitUntil = (work: Promise<unknown>) => void works.push(work)
  return {
    did,
    shown,
    push: (data: unknown) =>
      pushes.push({ data: { json: () => data }, waitUntil } as unknown as WorkerPushEvent),
    async press(data: unknown) {
      const notification = { data, close: () => did.push('closed') }
      pushes.press({ notification, waitUntil } as unknown as WorkerNotificationEvent)
      await Promise.all(works)
      return did
    },
  }
}

/** What each kind tells of: a record of its own, and no other. */
const ABOUT: Record<NotificationKind, [about: Partial<NotificationRow>, place: string]> = {
  leadAssigned: [{ leadId: ID }, `/leads/${ID}`],
  leadShared: [{ leadId: ID }, `/leads/${ID}`],
  mentioned: [{ detail: { contact: ID } }, `/contacts/${ID}`],
  shortlistAnswered: [{ leadId: ID }, `/leads/${ID}`],
  enquiryReceived: [{ leadId: ID }, `/leads/${ID}`],
  messageReceived: [{ leadId: ID, detail: { contact: ID } }, `/inbox/${ID}`],
  messageFailed: [{ detail: { contact: ID } }, `/inbox/${ID}`],
  viewingBooked: [{ leadId: ID }, `/leads/${ID}`],
  viewingAnswered: [{ leadId: ID }, `/leads/${ID}`],
  viewingHanded: [{ leadId: ID }, `/leads/${ID}`],
  viewingChanged: [{}, '/viewings'],
  googleCalendar: [{ leadId: ID }, '/account/calendar'],
  taskAssigned: [{}, '/desk'],
  listingRefused: [{ listingId: ID }, `/listings/${ID}`],
  reviewAsked: [{ listingId: ID }, `/listings/${ID}`],
  reviewAnswered: [{ listingId: ID }, `/listings/${ID}`],
  clockWarned: [{ leadId: ID, detail: { clock: 'response' } }, `/leads/${ID}`],
  clockBreached: [{ listingId: ID, detail: { clock: 'permit' } }, `/listings/${ID}`],
  bulkFinished: [{ detail: { bulk: ID } }, `/bulk/${ID}`],
  webhookStopped: [{ detail: { webhook: ID } }, `/admin/webhooks/${ID}`],
  programAsks: [{}, '/account/programs'],
}

test.each(KIND_NAMES)('a push of %s leads to what it tells of', async (kind) => {
  const [about, place] = ABOUT[kind]
  const row = {
    id: 'n',
    kind,
    leadId: null,
    listingId: null,
    detail: {},
    by: null,
    count: 1,
    createdAt: '',
    readAt: null,
    named: { lead: null, listing: null },
    ...about,
  }
  const { press } = start()
  expect(await press(placeOf(row))).toEqual(['closed', `led to ${APP.slice(0, -1)}${place}`])
})

test('where no window is open, or one that cannot be led, another opens', async () => {
  const opened = ['closed', `opened ${APP}leads/7`]
  expect(await start({ isOpen: false }).press('/leads/7')).toEqual(opened)
  expect(await start({ isLed: false }).press('/leads/7')).toEqual(opened)
})

test('nothing leads out of PACE, and what is no push of ours is not shown', async () => {
  expect(await start().press('https://elsewhere.test/')).toEqual(['closed'])
  const { push, shown } = start()
  for (const data of [null, {}, { text: 1 }, 'x']) push(data)
  push({ text: 'عميل جديد', url: '/leads/7', tag: 'n', language: 'ar' })
  expect(shown).toMatchObject([
    { body: 'عميل جديد', tag: 'n', dir: 'rtl', data: '/leads/7', icon: '/icon-192.png' },
  ])
})
