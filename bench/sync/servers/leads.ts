import { randomUUID } from 'node:crypto'
import type { BenchServer } from './bench-server.ts'

/** Leads as any service makes them: by PACE's own command. Their documents' names. */
export async function createLeads(
  { nodes: [node] }: BenchServer,
  token: string,
  count: number,
): Promise<string[]> {
  const leads: string[] = []
  for (let index = 0; index < count; index += 1) {
    const document = `lead:${randomUUID()}`
    const fields = { name: `Lead ${index}`, phone: phoneOf(index), source: 'walkIn' }
    const response = await fetch(`http://127.0.0.1:${node?.port}/commands`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ document, command: 'create', args: { fields }, cause: 'bench' }),
    })
    if (!response.ok) throw new Error(`No lead could be made: ${await response.text()}`)
    leads.push(document)
  }
  return leads
}

function phoneOf(index: number): string {
  return `+9715${String(10_000_000 + index)}`
}
