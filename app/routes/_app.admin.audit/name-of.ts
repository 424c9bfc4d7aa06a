import { auditWords } from '#words/audit.ts'
import { isolate } from '#words/catalogue/isolate.ts'

/** What the audit's names are called: a colleague, a program by its id, a record by its kind and the beginning of its id. */
export function nameOf(ref: string, personName: (id: string) => string | undefined): string {
  const [kind, id = ''] = ref.split(/:(.*)/s)
  if (kind === 'person') return personName(id) ?? auditWords().formerColleague
  if (kind === 'client' || kind === 'service') return id
  return isRecord(kind) ? `${auditWords().records[kind]} ${isolate(id.slice(0, 8))}` : ref
}

/** The page of what an entry is about; null where there is none. */
export function pageOf(target: string | null): string | null {
  const [kind, id] = (target ?? '').split(/:(.*)/s)
  const place = kind && Object.hasOwn(PLACES, kind) ? PLACES[kind] : undefined
  return place && id ? `${place}/${encodeURIComponent(id)}` : null
}

const PLACES: Readonly<Record<string, string>> = {
  lead: '/leads',
  contact: '/contacts',
  listing: '/listings',
  call: '/calls',
  person: '/admin/people',
}

type Records = ReturnType<typeof auditWords>['records']

function isRecord(kind: string | undefined): kind is keyof Records {
  return kind !== undefined && Object.hasOwn(auditWords().records, kind)
}
