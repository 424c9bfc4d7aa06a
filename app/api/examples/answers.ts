import { IDS } from './ids.ts'
import { RECORDS } from './records.ts'

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
  listImportKept: {
    'application/json': { data: [{ document: `lead:${IDS.lead}`, reason: 'Changed since.' }] },
  },
  listFiles: { 'application/json': { data: [RECORDS['File']] } },
  getMe: {
    'application/json': { kind: 'client', id: 'warehouse', scopes: ['leads:read', 'events:read'] },
  },
}
