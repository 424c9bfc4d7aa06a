import type { PaceDb } from '#db/pace/client.ts'
import { breachReturn, findColleagueFor, type LeadToReturn } from '#db/pace/clocks/ring.ts'
import { logCommands } from '#db/pace/commands/log.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { type Actor, actorName } from '#domain/access/access.ts'
import { CLOCKS_CLIENT } from '#domain/clock/kinds.ts'
import { documentName } from '#domain/documents/documents.ts'
import { readLead } from '#domain/lead/lead.ts'
import { commandWork } from '../commands/document-work/document-work.ts'
import type { Rooms } from '../rooms/documents-api.ts'

export type ReturnDeps = {
  db: PaceDb
  rooms: Pick<Rooms, 'change'>
  settings: Pick<SettingsWatch, 'current'>
}

const CLOCKS: Actor = { kind: 'service', id: CLOCKS_CLIENT, scopes: ['clocks:return'] }

/** Thrown in a transaction that may not commit: another process has given the lead away. */
class AlreadyReturned extends Error {}

/**
 * Gives a lead that was left unanswered to a colleague or back to its team, as the house wants it. The change, what takes it back and the
 * clock's end are one transaction: of two processes one does it. False where whoever has it has answered, or it is another's by now.
 */
export async function returnLead(
  { db, rooms, settings: watch }: ReturnDeps,
  returned: LeadToReturn,
  now: string,
): Promise<boolean> {
  const settings = watch.current()
  const { returnTo } = settings.house.clocks
  const colleague = returnTo === 'colleague' ? await findColleagueFor(db, returned) : null
  const wanted = colleague
    ? { command: 'assign', args: { ownerId: colleague } }
    : { command: 'release', args: {} }
  const ref = { kind: 'lead', key: returned.leadId } as const
  const work = commandWork(ref, wanted, { actor: CLOCKS, now, settings })
  let isTheirs = false
  await rooms
    .change(documentName('lead', returned.leadId), {
      actor: actorName(CLOCKS),
      change(doc) {
        const { ownerId, stage, firstContactedAt } = readLead(doc)
        isTheirs = ownerId === returned.ownerId && stage === 'new' && firstContactedAt === null
        if (isTheirs) work.change(doc)
      },
      async inTransaction(tx, seq) {
        if (!isTheirs) return
        const entry = work.logged(seq)
        await logCommands(tx, entry ? [entry] : [])
        if (!(await breachReturn(tx, returned))) throw new AlreadyReturned()
      },
    })
    .catch((error: unknown) => {
      if (!(error instanceof AlreadyReturned)) throw error
    })
  return isTheirs
}
