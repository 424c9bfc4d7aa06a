import { CLOSE_REASON } from '#domain/documents/close-codes.ts'
import { DomainError } from '#domain/errors.ts'
import { z } from 'zod'

const TicketsSchema = z.object({
  tickets: z.record(z.string(), z.string()),
  refused: z.array(z.string()),
})

/** A fresh single-use ticket for one document. A browser holds no other key to the sync server. */
export async function fetchTicket(document: string): Promise<string> {
  const response = await fetch('/live/ticket', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ documents: [document] }),
  })
  if (response.status === 401) throw new DomainError('unauthenticated', CLOSE_REASON.sessionEnded)
  if (!response.ok) throw new Error(`no ticket for ${document}: ${response.status}`)
  const { tickets, refused } = TicketsSchema.parse(await response.json())
  if (refused.includes(document)) throw new DomainError('forbidden', 'you may not read this')
  const ticket = tickets[document]
  if (!ticket) throw new Error(`no ticket for ${document}`)
  return ticket
}
