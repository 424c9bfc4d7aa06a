import { readLead } from '#domain/lead/lead.ts'
import { createData } from '../data.ts'
import type { Brokerage, Somebody } from './brokerage.ts'
import { signToken, startServer } from './start-server.ts'

type Sent = { by?: Somebody; token?: string; key?: string; raw?: string }

/** A whole sync server, with what posts commands to it. */
export async function startCommands(options: { brokerage?: Brokerage } = {}) {
  const extensions = [createData({ pollMs: 200, leaseMs: 300 })]
  const running = await startServer({ ...options, extensions })
  const scope = 'live:write'
  const post = async (body: object, { by = running.sara, token, key, raw }: Sent = {}) => {
    const bearer = token ?? (await running.personToken(by, { scope }))
    const response = await fetch(`${running.server.url}/commands`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
        ...(key ? { 'idempotency-key': key } : {}),
      },
      body: raw ?? JSON.stringify(body),
    })
    return { status: response.status, answer: await response.json() }
  }
  const createLead = async (fields: object = {}, sent: Sent = {}) => {
    const { answer } = await post(
      { document: 'lead:new', command: 'create', args: { fields } },
      sent,
    )
    return String(answer.document)
  }
  const lead = async (name: string) => readLead(await running.server.rooms.read(name))
  return { ...running, post, createLead, lead, rooms: running.server.rooms }
}

/** The app's own token: what it sends in the name of others. */
export function gatewayToken(): Promise<string> {
  return signToken({ sub: 'pace-app', client_id: 'pace-app', scope: 'live:write' })
}
