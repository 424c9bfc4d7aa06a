import { IDS, RECORDS } from './records.ts'

const rows = (schema: string, next: number | null = null) => ({ data: [RECORDS[schema]], next })
const event = JSON.stringify(RECORDS['Event'])

/** Answers that are more than a record or a page of records, by operation and type. */
export const ANSWERS: Record<string, Record<string, unknown>> = {
  listEvents: {
    'application/json': { ...rows('Event'), last: 48_213, horizon: 12_000 },
    'text/event-stream': `id: 48213\ndata: ${event}\n\n`,
  },
  followEvents: { 'text/event-stream': `id: 48213\ndata: ${event}\n\n` },
  getSnapshot: {
    'application/x-ndjson': [
      { sequence: 48_213, resources: ['lead'] },
      { resource: 'lead', key: IDS.lead, fields: { stage: 'new', bedrooms: 2 } },
      { end: true, sequence: 48_213, count: 1 },
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  },
  askQuestion: {
    'text/event-stream':
      'event: text\ndata: {"text":"42 leads came in."}\n\nevent: done\ndata: {"rows":1,"ms":180}\n\n',
  },
  getCallVcon: {
    'application/vcon+json': {
      vcon: '0.4.0',
      uuid: '0193a1b2-c3d4-8e5f-8a6b-7c8d9e0f1a2b',
      created_at: '2026-11-29T06:15:00.000Z',
      updated_at: '2026-11-29T06:20:30.000Z',
      subject: 'call-7f3a',
      extensions: [],
      critical: [],
      redacted: { type: 'masked' },
      parties: [{ tel: '+971501234567', role: 'customer' }],
      dialog: [],
      analysis: [],
      attachments: [],
    },
  },
  listImportKept: {
    'application/json': { data: [{ document: `lead:${IDS.lead}`, reason: 'Changed since.' }] },
  },
  listFiles: { 'application/json': { data: [RECORDS['File']] } },
  getMe: {
    'application/json': { kind: 'client', id: 'warehouse', scopes: ['leads:read', 'events:read'] },
  },
}
