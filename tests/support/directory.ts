import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { directoryChanges, directoryRuns, people, teams } from '#db/pace/schema.ts'
import { createGoogleDirectory } from '#auth/directory/google/google-directory.ts'
import type { DirectorySettings } from '#auth/directory/google/settings.ts'
import { type DirectoryContext, type SyncOptions, syncDirectory } from '#auth/directory/sync.ts'
import { DirectoryRulesSchema } from '#domain/directory/rules.ts'
import { asc, desc } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import type { z } from 'zod'
import { createTestDatabases } from './databases.ts'
import { type GoogleStandIn, startGoogleDirectory } from './google-directory/stand-in.ts'

export type GivenRules = z.input<typeof DirectoryRulesSchema>
/** A database that is there already, and a connection that sees all of it. */
type Place = { db: PaceDb; urls: { pace_auth: string } }
type Logged = { level: string; facts: Record<string, unknown>; message: string }

/** Everybody is an agent, unless they are in the group of admins. */
export const RULES: GivenRules = {
  roles: [
    { group: 'admins@brokers.example', role: 'admin' },
    { orgUnit: '/', role: 'agent' },
  ],
}

/** A directory behind real HTTP, an empty Pace DB, and what syncs the one into the other as the auth server's role. */
export async function startTestDirectory(rules: GivenRules = RULES, given?: Place) {
  const { db, urls } = given ?? (await openOwn())
  const service = connectPace(urls.pace_auth, { max: 6 })
  onTestFinished(() => service.close())
  const google = await startGoogleDirectory()
  google.groups.set('admins@brokers.example', [{ id: '1', type: 'USER' }])
  const clock = { aheadMs: 0 }
  const now = () => new Date(Date.now() + clock.aheadMs)
  const waits: number[] = []
  const logged: Logged[] = []
  const settings = settingsOf(google, rules)
  const context: DirectoryContext = {
    google: createGoogleDirectory({
      settings,
      now,
      wait: (ms) => Promise.resolve(void waits.push(ms)),
    }),
    rules: settings.rules,
    pace: service,
    log: recorder(logged),
    now,
  }
  const sync = (options: Partial<SyncOptions> = {}) =>
    syncDirectory(context, { trigger: 'schedule', by: { actor: 'service:directory' }, ...options })
  return {
    google,
    context,
    settings,
    sync,
    clock,
    waits,
    logged,
    urls,
    db,
    sql: service.sql,
    addTeam: async (name: string) => (await db.insert(teams).values({ name }).returning())[0],
    people: () => db.select().from(people).orderBy(asc(people.subject), asc(people.email)),
    runs: () => db.select().from(directoryRuns).orderBy(desc(directoryRuns.startedAt)),
    changes: () => db.select().from(directoryChanges).orderBy(asc(directoryChanges.position)),
  }
}

async function openOwn(): Promise<Place> {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.adminUrl, { max: 2 })
  onTestFinished(close)
  return { db, urls: pace.urls }
}

/** Ten people: the first is in the group of admins. */
export function addStaff(google: GoogleStandIn, count = 10): void {
  for (let n = 1; n <= count; n++) {
    google.add({ id: String(n), primaryEmail: `person${n}@brokers.example` })
  }
}

function settingsOf(google: GoogleStandIn, rules: GivenRules): DirectorySettings {
  return {
    account: google.account,
    admin: google.tokens.admin,
    customer: 'my_customer',
    rules: DirectoryRulesSchema.parse(rules),
    everyMs: 600_000,
    tokenUrl: `${google.url}/token`,
    apiUrl: google.url,
  }
}

function recorder(logged: Logged[]): DirectoryContext['log'] {
  const at = (level: string) => (facts: unknown, message?: string) => {
    logged.push({ level, facts: Object(facts) as Record<string, unknown>, message: message ?? '' })
  }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

/** A directory with so many people in it, none of them in PACE yet. */
export async function startStaffed(rules?: GivenRules, staff = 10) {
  const directory = await startTestDirectory(rules)
  addStaff(directory.google, staff)
  const person = async (subject: string) =>
    (await directory.people()).find((one) => one.subject === subject)
  return { ...directory, person }
}

/** The same with everybody already in PACE. */
export async function startSynced(rules?: GivenRules, staff = 10) {
  const directory = await startStaffed(rules, staff)
  await directory.sync()
  return directory
}
