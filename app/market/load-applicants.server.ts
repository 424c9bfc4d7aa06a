import { can } from '#domain/access/access.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { wayToTell } from '#domain/market/tell-home.ts'
import { dayOf } from '#domain/zone-time.ts'
import { findChatStanding } from '#db/pace/messages/chats.ts'
import { listMatchingLeads, type MatchingLead } from '#db/pace/matching/for-listing.ts'
import { listShownTo } from '#db/pace/matching/told.ts'
import type { listings } from '#db/pace/schema.ts'
import { listAdvertised } from '#db/pace/shortlists/make.ts'
import { windowEnd } from '#domain/message/whatsapp.ts'
import { leadScope, teamScope } from '../api/caller/scopes.ts'
import type { requirePerson } from '../pages/context.server.ts'

/** As many as somebody rings in a morning. */
export const MOST_APPLICANTS = 12

type Who = Pick<ReturnType<typeof requirePerson>, 'db' | 'actor' | 'deps'>
export type Applicants = Awaited<ReturnType<typeof loadApplicants>>
export type Applicant = Applicants['leads'][number]

/** Who might take a home, the best fit first: why, whether they know of it, and how they could be told. */
export async function loadApplicants(who: Who, row: typeof listings.$inferSelect) {
  const { db, actor, deps } = who
  const scope = teamScope(actor, 'listings:read')
  const today = dayOf(Date.now(), deps.settings.current().house.zone)
  const [leads, advertised] = await Promise.all([
    listMatchingLeads(db, leadScope(actor), row, MOST_APPLICANTS),
    listAdvertised(db, { ids: [row.id], scope, today }),
  ])
  const shown = await listShownTo(
    db,
    row.id,
    leads.map(({ id }) => id),
  )
  return {
    /** Whether the home may be shown to anybody today. */
    isOpen: advertised.length > 0,
    leads: await Promise.all(
      leads.map(async (lead) => {
        const { contact, waits, ownerId, teamId, collaboratorIds, ...rest } = lead
        const facts = leadFacts({ ownerId, teamId, collaboratorIds })
        const wasTold = shown.has(lead.id)
        const chatIsOpen = await isChatOpen(db, contact)
        return {
          ...rest,
          shown: shown.get(lead.id) ?? null,
          way: wayToTell({ contact, waits, wasTold, chatIsOpen }),
          isTheirs: can(actor, 'write', 'lead', facts),
        }
      }),
    ),
  }
}

/** Asked for those alone who have agreed to be written to there. */
async function isChatOpen(db: Who['db'], contact: MatchingLead['contact']): Promise<boolean> {
  if (contact?.consent.whatsapp?.state !== 'given') return false
  const { address, lastWroteAt } = await findChatStanding(db, contact.id)
  const end = windowEnd(lastWroteAt)
  return address !== null && end !== null && end > new Date().toISOString()
}
