export type StoredEvent = {
  id: string
  status: string
  etag: string
  version: number
  start?: unknown
  end?: unknown
} & Record<string, unknown>
export type Account = ReturnType<typeof createAccount>

/** Everybody's calendar at the stand-in, by their address. */
export function createAccounts() {
  const all = new Map<string, Account>()
  return {
    of(email: string): Account {
      const known = all.get(email) ?? createAccount(email)
      all.set(email, known)
      return known
    },
  }
}

function createAccount(email: string) {
  const events = new Map<string, StoredEvent>()
  const channels = new Map<string, { address: string; token: string }>()
  let version = 1
  const account = {
    email,
    events,
    channels,
    /** Ids whose event Google brings back for nobody, and lets nobody use again. */
    lost: new Set<string>(),
    zone: 'Asia/Dubai',
    pageSize: 250,
    /** Of what is older than this version Google knows no changes. */
    remembersFrom: 0,
    version: () => version,
    put(event: { id: string } & Record<string, unknown>): StoredEvent {
      version += 1
      const before = events.get(event.id)
      const row = { status: 'confirmed', ...before, ...event, version, etag: `"${version}"` }
      events.set(event.id, row)
      return row
    },
    /** What the person does in Google's own calendar, and Google says so. */
    async change(id: string, change: Record<string, unknown>): Promise<void> {
      account.put({ ...change, id })
      await account.ring('exists')
    },
    async add(id: string, startsAt: string, endsAt: string, more: object = {}): Promise<void> {
      const times = { start: { dateTime: startsAt }, end: { dateTime: endsAt } }
      await account.change(id, { summary: 'Dentist, 3rd floor', ...times, ...more })
    },
    /** The events that are there, by what a person sees of them. */
    shown: () => [...events.values()].filter(({ status }) => status !== 'cancelled'),
    async ring(state: string): Promise<number[]> {
      const answers = [...channels].map(async ([id, { address, token }]) => {
        const headers = {
          'x-goog-channel-id': id,
          'x-goog-channel-token': token,
          'x-goog-resource-state': state,
          'x-goog-message-number': '1',
        }
        return (await fetch(address, { method: 'POST', headers })).status
      })
      return Promise.all(answers)
    },
  }
  return account
}
