import { eq, sql } from 'drizzle-orm'
import { communications, contacts } from '#db/pace/schema.ts'
import { createChatCarrier } from '#app/messages/carriers/chat-carrier.ts'
import { createLines } from '#app/messages/outgoing/choose-line.ts'
import { createTemplates } from '#app/messages/templates/templates.ts'
import { writeMessage } from '#app/messages/write-message.server.ts'
import type { Actor } from '#domain/access/access.ts'
import type { Consents } from '#domain/contact/consent.ts'
import type { TemplateUse } from '#domain/message/template.ts'
import type { Purpose } from '#domain/outreach/outreach.ts'
import { AT_ANY_HOUR } from './at-any-hour.ts'
import { NADIA } from './known-contacts.ts'
import { ACCOUNT, openLine, saidBy } from './whatsapp.ts'

const TEMPLATES = [
  {
    name: 'viewing',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Your viewing' },
      { type: 'BODY', text: 'Hello {{customer}}, until {{day}}.' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
    ],
  },
  {
    name: 'offer',
    language: 'ar',
    status: 'APPROVED',
    category: 'MARKETING',
    components: [{ type: 'BODY', text: 'مرحبًا {{1}}، منازل جديدة في {{2}}.' }],
  },
  {
    name: 'waits',
    language: 'en',
    status: 'PENDING',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'x' }],
  },
  {
    name: 'pictured',
    language: 'en',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'x' },
    ],
  },
]

/** An agent who writes to Nadia on WhatsApp. */
export async function openChatDesk({ isClosed = false } = {}) {
  const line = await openLine({ isClosed })
  const { admin, deps, owner, graph, graphDeps } = line
  if (!owner) throw new Error('Nobody works here.')
  const { id: personId, role, teamId } = owner
  const actor: Actor = { kind: 'person', id: personId, role: role ?? 'agent', teamId }
  const templates = createTemplates(graphDeps)
  graph.answers.set(`/${ACCOUNT}/message_templates`, { status: 200, body: { data: TEMPLATES } })
  const writing = {
    db: deps.db,
    personId,
    actor,
    by: { actor: `person:${personId}`, via: 'pages' },
    messageHost: 'house.example',
    lines: createLines({ doors: graphDeps.doors }),
    templates,
    settings: AT_ANY_HOUR,
  }
  const sending = {
    db: deps.db,
    commands: deps.commands,
    carriers: { whatsapp: createChatCarrier({ ...graphDeps, db: deps.db }) },
  }
  const find = async (id: string) => {
    const [row] = await admin.select().from(communications).where(eq(communications.id, id))
    return row
  }
  const newest = async () => {
    const rows = await admin
      .select()
      .from(communications)
      .where(eq(communications.contactId, NADIA))
    return rows.toSorted((a, b) => b.at.localeCompare(a.at))[0]?.id ?? ''
  }
  const write = async (
    said: { body: string; files?: readonly string[] } | { template: TemplateUse },
    more: { purpose?: Purpose; override?: string } = {},
  ) => {
    const id = crypto.randomUUID()
    const { override, purpose = 'service' } = more
    const common = { id, contactId: NADIA, channel: 'whatsapp' as const, after: await newest() }
    const what = 'template' in said ? said : { ...said, purpose }
    await writeMessage(writing, { ...common, override, ...what })
    return id
  }
  /** Nadia wrote so many seconds ago. */
  const hears = (ago: number) =>
    line.hear(
      saidBy({ id: `wamid.${crypto.randomUUID()}`, at: Math.floor(Date.now() / 1000) - ago }),
    )
  const agree = (state: 'given' | 'withdrawn', at = new Date().toISOString()) => {
    const proof = { at, where: 'Desk', wording: '', by: 'person:x' }
    const consent: Consents = { whatsapp: { state, ...proof } }
    return admin.update(contacts).set({ consent }).where(eq(contacts.id, NADIA))
  }
  /** What the queue has of a message. */
  const queued = (id: string) =>
    admin.execute<{ payload: unknown }>(
      sql`select payload from graphile_worker._private_jobs where key = ${`send-message:${id}`}`,
    )
  return { ...line, queued, newest, writing, sending, find, write, hears, agree, templates }
}

export const viewing = (values: Record<string, string>): TemplateUse => ({
  name: 'viewing',
  language: 'en_US',
  values,
})
