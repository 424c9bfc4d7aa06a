import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { noteDemand } from '#db/pace/portals/demands.ts'
import { findMessage, markUnderstood } from '#db/pace/portals/messages.ts'
import { findListingBehind } from '#db/pace/portals/portal-listings.ts'
import { findListingByReference } from '#db/pace/listings/records.ts'
import type { Commands } from '../../sync-client/commands.server.ts'
import { queueReadBack } from './queue.ts'

/** What every webhook has; of the rest each kind reads its own. */
const MessageSchema = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  timestamp: z.iso.datetime({ offset: true }),
  entity: z.object({ id: z.string().min(1), type: z.string() }),
  payload: z.unknown(),
})
/** `raw` is what came, letter by letter. */
export type PortalMessage = z.output<typeof MessageSchema> & { raw: string }
export type MessageDeps = { db: PaceDb; commands: Pick<Commands, 'forService'> }
/** What a message comes to; returns why it came to nothing. */
export type MessageHandler = (deps: MessageDeps, message: PortalMessage) => Promise<string | null>

const PORTAL = 'propertyFinder'
const ACTOR = 'service:propertyFinder'

/** By what the type begins with. */
const HANDLERS: Record<string, MessageHandler> = {
  'listing.action': noteAction,
  'listing.': readBack,
}

/** Makes of a kept message what it means. Done twice, or in another order, it comes to the same: each handler sees to that. */
export async function understandMessage(deps: MessageDeps, id: string): Promise<void> {
  const row = await findMessage(deps.db, id)
  if (!row || row.understoodAt) return
  const raw = new TextDecoder().decode(row.body)
  const message = MessageSchema.safeParse(parseJson(raw))
  const problem = message.success
    ? await handle(deps, { ...message.data, raw })
    : 'It is no event as the contract describes it.'
  await markUnderstood(deps.db, id, problem)
}

async function handle(deps: MessageDeps, message: PortalMessage): Promise<string | null> {
  const handler = Object.entries(HANDLERS).find(([start]) => message.type.startsWith(start))?.[1]
  return handler
    ? handler(deps, message)
    : `Nobody here makes something of “${message.type.slice(0, 80)}”.`
}

/** The event says only that something has happened: what stands is read back, whatever came before or after it. */
async function readBack({ db }: MessageDeps, { entity }: PortalMessage): Promise<string | null> {
  const listingId = await findListingBehind(db, PORTAL, entity.id)
  if (!listingId) return 'It is about a listing that is none of ours.'
  await queueReadBack(db, listingId)
  return null
}

const text = z.string().nullish().catch(undefined)
const ActionSchema = z.object({
  actionType: z.string().min(1).max(80),
  status: z.enum(['pending', 'dispute_created', 'expired']),
  expiresAt: z.iso.datetime({ offset: true }).nullish().catch(undefined),
  expireAction: text,
  message: z.object({ en: text, ar: text }).nullish().catch(undefined),
  remarks: text,
  listing: z.object({ id: z.string(), reference: z.string() }),
})
const STATUS = { pending: 'pending', dispute_created: 'disputed', expired: 'ended' } as const

async function noteAction({ db }: MessageDeps, message: PortalMessage): Promise<string | null> {
  const action = ActionSchema.safeParse(message.payload).data
  if (!action) return 'Its payload is no action as the contract describes it.'
  const { listing, status, expiresAt, message: said } = action
  const listingId =
    (await findListingBehind(db, PORTAL, listing.id)) ??
    (await findListingByReference(db, listing.reference))?.id
  if (!listingId) return 'It is about a listing that is none of ours.'
  const words = { en: said?.en ?? undefined, ar: said?.ar ?? undefined }
  const demand = {
    listingId,
    portal: PORTAL,
    kind: action.actionType,
    status: STATUS[status],
    at: new Date(message.timestamp).toISOString(),
    dueAt: expiresAt ? new Date(expiresAt).toISOString() : null,
    consequence: action.expireAction ?? null,
    message: words,
    remarks: action.remarks ?? null,
  }
  const what = words.en ?? action.actionType.replaceAll('_', ' ')
  const title = `Property Finder, ${listing.reference}: ${what}`.slice(0, 300)
  await noteDemand(db, demand, { title, by: ACTOR })
  await queueReadBack(db, listingId)
  return null
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}
