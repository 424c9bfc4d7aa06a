import { DomainError } from '#domain/errors.ts'
import { dayOf } from '#domain/zone-time.ts'
import { findCallRecord } from '#db/pace/calls/records.ts'
import { findSpokenSegment } from '#db/pace/calls/segments.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { listLeadEnquiries } from '#db/pace/enquiries/enquiries.ts'
import type { PersonActor } from '../../api/caller/caller.ts'
import { callScope } from '../../api/caller/scopes.ts'

/** As many of a lead's enquiries are looked through, the last ones. */
const MOST_ENQUIRIES = 50

type Asked = { leadId: string; quote: string; callId?: string | undefined; zone: string }

/** The day on which a lead's person said these words: in the call that is named, or in an enquiry. Words that nobody said are no evidence. */
export async function dayOfWords(
  db: PaceDb,
  actor: PersonActor,
  { leadId, quote, callId, zone }: Asked,
): Promise<string> {
  const at = callId
    ? await saidInCall(db, actor, { leadId, quote, callId })
    : await writtenInEnquiry(db, { leadId, quote })
  if (at) return dayOf(at, zone)
  throw new DomainError(
    'invalid',
    callId
      ? 'Nobody said these words in this call, or it is not a call of this lead that you may see.'
      : 'No enquiry of this lead has these words; name the call if they were said in one.',
    [{ path: 'quote', message: 'unknown' }],
  )
}

async function saidInCall(
  db: PaceDb,
  actor: PersonActor,
  { leadId, quote, callId }: { leadId: string; quote: string; callId: string },
): Promise<string | null> {
  const call = await findCallRecord(db, callScope(actor), callId)
  if (call?.leadId !== leadId || !call.startedAt) return null
  return (await findSpokenSegment(db, callId, { quote })) ? call.startedAt : null
}

async function writtenInEnquiry(
  db: PaceDb,
  { leadId, quote }: { leadId: string; quote: string },
): Promise<string | null> {
  const words = plain(quote)
  const enquiries = await listLeadEnquiries(db, leadId, MOST_ENQUIRIES)
  const found = enquiries.find(({ message }) => message && plain(message).includes(words))
  return found?.receivedAt ?? null
}

/** Line breaks and capitals are no difference. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
