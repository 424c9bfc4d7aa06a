import { z } from 'zod'

const TicketsSchema = z.object({ tickets: z.record(z.string(), z.string()) })

/** A fresh single-use ticket for one document. A browser holds no other key to the sync server. */
export async function fetchTicket(document: string): Promise<string> {
  const response = await fetch('/live/ticket', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ documents: [document] }),
  })
  if (!response.ok) throw new Error(`no ticket for ${document}: ${response.status}`)
  const ticket = TicketsSchema.parse(await response.json()).tickets[document]
  if (!ticket) throw new Error(`no ticket for ${document}`)
  return ticket
}
