import { z } from 'zod'
import { keysOf, PORTALS } from '#domain/catalogue.ts'
import { LISTING_STATUSES } from '#domain/listing/fields.ts'
import { undoableOf } from '../../sync-client/undoable-of.ts'
import type { CommandRunner } from '../../sync-client/commands.server.ts'

const portal = z.enum(keysOf(PORTALS))

export const ListingActionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('publish'), portal }),
  z.object({ intent: z.literal('unpublish'), portal }),
  z.object({ intent: z.literal('approve') }),
  z.object({ intent: z.literal('giveBack'), words: z.string().trim().min(1).max(4_000) }),
  z.object({ intent: z.literal('setStatus'), status: z.enum(keysOf(LISTING_STATUSES)) }),
])
type ListingAction = z.output<typeof ListingActionSchema>

/** What the policy is asked for; that a status comes before customers for the first time, the command asks itself. */
export const ACTION_OF = {
  publish: 'publish',
  unpublish: 'publish',
  setStatus: 'write',
  approve: 'approve',
  giveBack: 'approve',
} as const satisfies Record<ListingAction['intent'], string>

/** The commands that the server alone runs on a listing. The caller has checked the right. */
export async function runListingAction(commands: CommandRunner, id: string, input: ListingAction) {
  const { intent, ...args } = input
  const undo = undoableOf(await commands.run(`listing:${id}`, intent, args), intent)
  return { done: intent, undo }
}
