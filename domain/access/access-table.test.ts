import { expect, test } from 'vitest'
import { type Actor, type ActionOn, can, type Resource } from './access.ts'
import { RULES } from './rules.ts'
import { ROLES } from './person.ts'

const person = (id: string, role: 'agent' | 'manager' | 'admin', teamId: string) => {
  return { kind: 'person', id, role, teamId } satisfies Actor
}
/** Everybody as they stand to a record of the team `home` that is `owner`'s and shared with `shared`. */
const WHO = {
  owner: person('owner', 'agent', 'home'),
  shared: person('shared', 'agent', 'away'),
  mate: person('mate', 'agent', 'home'),
  stranger: person('stranger', 'agent', 'away'),
  manager: person('manager', 'manager', 'home'),
  otherManager: person('otherManager', 'manager', 'away'),
  admin: person('admin', 'admin', 'away'),
}
const FACTS = { ownerId: 'owner', teamId: 'home', collaboratorIds: ['shared'] }

/** The whole policy for people, to be read: a new resource or action does not compile until it is said here who may. */
const MAY = {
  contact: {
    read: 'owner shared manager admin',
    write: 'owner shared manager admin',
    create: 'everybody',
    note: 'owner shared manager admin',
    assign: 'manager admin',
    archive: 'owner manager admin',
    merge: 'owner shared manager admin',
    export: 'manager admin',
  },
  lead: {
    read: 'owner shared manager admin',
    glimpse: 'owner mate manager',
    write: 'owner shared manager admin',
    create: 'everybody',
    note: 'owner shared manager admin',
    claim: 'manager admin',
    release: 'owner manager admin',
    assign: 'manager admin',
    archive: 'owner manager admin',
    share: 'owner manager admin',
    setStage: 'owner shared manager admin',
    merge: 'owner manager admin',
    export: 'manager admin',
  },
  listing: {
    read: 'owner mate manager admin',
    write: 'owner manager admin',
    create: 'everybody',
    assign: 'manager admin',
    archive: 'owner manager admin',
    publish: 'owner manager admin',
    approve: 'manager admin',
    recordPortalState: '',
    export: 'manager admin',
  },
  property: {
    read: 'everybody',
    write: 'owner shared manager admin',
    create: 'everybody',
    assign: 'manager admin',
    export: 'manager admin',
  },
  call: {
    read: 'owner shared manager admin',
    glimpse: 'owner mate manager',
    write: 'owner manager admin',
    listen: 'owner shared manager admin',
    keepRecording: 'manager admin',
    annotate: '',
    feed: '',
    create: '',
    import: 'manager admin',
    rehearse: 'owner manager admin',
    review: 'manager admin',
    export: 'manager admin',
  },
  recordNote: { write: 'owner', remove: 'owner' },
  private: {
    read: 'owner manager',
    write: 'owner manager',
  },
  sensitive: {
    read: 'owner manager',
    write: '',
  },
  note: {
    read: 'owner mate manager admin',
    write: 'owner mate manager admin',
    create: 'everybody',
  },
  reply: {
    read: 'owner shared manager admin',
    write: 'owner shared manager admin',
  },
  board: {
    read: 'owner mate manager admin',
  },
  wholeBoard: {
    read: 'manager admin',
  },
  wall: {
    read: 'owner mate manager admin',
  },
  wholeWall: {
    read: 'manager admin',
  },
  desk: {
    read: 'owner',
  },
  mine: {
    read: 'owner',
  },
  task: {
    read: 'owner manager admin',
    write: 'owner manager admin',
    create: 'everybody',
    export: 'manager admin',
  },
  viewing: {
    read: 'owner mate manager admin',
    write: 'owner manager admin',
    create: 'everybody',
    export: 'manager admin',
  },
  portal: {
    read: 'manager admin',
    connect: 'admin',
  },
  description: {
    read: 'everybody',
  },
  sandbox: {
    read: 'owner admin',
    create: 'everybody',
    reset: 'owner admin',
    remove: 'owner admin',
  },
  event: {
    read: 'everybody',
    readWhole: 'admin',
  },
  webhook: {
    read: 'admin',
    write: 'admin',
  },
  person: {
    read: 'everybody',
    suspend: 'admin',
    setRole: 'admin',
    export: 'admin',
  },
  session: {
    read: 'owner admin',
    end: 'owner admin',
  },
  calendarFeed: { read: 'owner', write: 'owner' },
  googleCalendar: { read: 'owner', write: 'owner' },
  busyTime: { read: 'owner manager admin' },
  program: { read: 'owner', decide: 'owner', end: 'owner' },
  draft: { read: 'owner', end: 'owner' },
  client: {
    read: 'admin',
    create: 'admin',
    rotate: 'admin',
    revoke: 'admin',
    export: 'admin',
  },
  view: {
    read: 'owner mate manager',
    write: 'owner manager',
    create: 'everybody',
  },
  arrival: { read: 'manager admin', decide: 'manager admin', export: 'admin' },
  administration: { read: 'admin' },
  audit: {
    read: 'admin',
    export: 'admin',
  },
  settings: {
    read: 'everybody',
    change: 'admin',
  },
  notification: {
    read: 'owner',
    setDefaults: 'admin',
  },
  directory: {
    read: 'admin',
  },
  import: { read: 'admin', run: 'admin', undo: 'admin' },
  job: { read: 'admin', change: 'admin' },
  question: {
    ask: 'everybody',
    writeSql: 'manager admin',
  },
} satisfies { [R in Resource]: Record<ActionOn<R>, string> }

const cases = Object.entries(MAY).flatMap(([resource, actions]) =>
  Object.entries(actions).map(([action, who]) => [resource, action, who] as const),
)

test.each(cases)('%s: who may %s is %s', (resource, action, who) => {
  const may = Object.entries(WHO)
    .filter(([, actor]) => can(actor, action as 'read', resource as 'lead', FACTS))
    .map(([name]) => name)
  expect(may.join(' ')).toBe(who === 'everybody' ? Object.keys(WHO).join(' ') : who)
})

test('a team that lets each of it see the leads of all shows leads and their contacts whole, and gives nobody more to do', () => {
  const mate = { ...WHO.mate, seesTeam: true }
  const stranger = { ...WHO.stranger, seesTeam: true }
  const facts = { ...FACTS, leadTeamIds: ['home'] }
  for (const [resource, actions] of Object.entries(RULES)) {
    for (const action of Object.keys(actions)) {
      const may = (actor: Actor) => can(actor, action as 'read', resource as 'lead', facts)
      const isShown = action === 'read' && (resource === 'lead' || resource === 'contact')
      expect(may(mate), `${resource}: ${action}`).toBe(isShown || may(WHO.mate))
      expect(may(stranger), `${resource}: ${action}`).toBe(may(WHO.stranger))
    }
  }
  // A contact of the team's listing alone is none of a lead's.
  expect(can(mate, 'read', 'contact', { teamIds: ['home'], leadTeamIds: [] })).toBe(false)
})

test('the table is as large as the policy, and asks for every role', () => {
  const ruled = Object.values(RULES).flatMap((actions) => Object.keys(actions))
  expect(cases).toHaveLength(ruled.length)
  expect(new Set(Object.values(WHO).map(({ role }) => role))).toEqual(new Set(ROLES))
})
