/** Who may what: of each kind of record its actions, and of each action those to whom it is allowed. A name with a colon is a scope of machine clients. */
export const RULES = {
  contact: {
    read: [
      'admin',
      'managerOfTeam',
      'owner',
      'collaborator',
      'teamMemberOfOpen',
      'teamMemberWhoSeesLeads',
      'leads:read',
      'live:read',
    ],
    write: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'leads:write', 'live:write'],
    create: ['anyPerson', 'leads:write', 'live:write'],
    /** To write to colleagues on it: who may do something with it, not who is only shown it. */
    note: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'teamMemberOfOpen'],
    assign: ['managerOfTeam', 'admin'],
    archive: ['owner', 'managerOfTeam', 'admin'],
    merge: ['admin', 'managerOfTeam', 'owner', 'collaborator'],
    export: ['managerOfTeam', 'admin'],
  },
  lead: {
    read: [
      'admin',
      'managerOfTeam',
      'owner',
      'collaborator',
      'teamMemberOfUnowned',
      'teamMemberWhoSees',
      'leads:read',
      'live:read',
    ],
    glimpse: ['teamMember'],
    write: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'leads:write', 'live:write'],
    create: ['anyPerson', 'leads:write', 'live:write'],
    note: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'teamMemberOfUnowned'],
    claim: ['teamMemberOfUnowned', 'managerOfTeam', 'admin'],
    // The scope of the clocks alone: no client is ever given it.
    release: ['owner', 'managerOfTeam', 'admin', 'clocks:return'],
    assign: ['managerOfTeam', 'admin', 'clocks:return'],
    archive: ['owner', 'managerOfTeam', 'admin'],
    share: ['owner', 'managerOfTeam', 'admin'],
    setStage: ['owner', 'collaborator', 'managerOfTeam', 'admin', 'leads:write'],
    merge: ['owner', 'managerOfTeam', 'admin'],
    export: ['managerOfTeam', 'admin'],
  },
  listing: {
    read: ['admin', 'managerOfTeam', 'teamMember', 'listings:read', 'live:read'],
    write: ['admin', 'managerOfTeam', 'owner', 'listings:write', 'live:write'],
    create: ['anyPerson', 'listings:write', 'live:write'],
    assign: ['managerOfTeam', 'admin'],
    archive: ['owner', 'managerOfTeam', 'admin'],
    publish: ['owner', 'managerOfTeam', 'admin'],
    /** That it is shown to customers for the first time; machine clients of the house bring what is shown elsewhere. */
    approve: ['managerOfTeam', 'admin', 'listings:write', 'live:write'],
    recordPortalState: ['live:write'],
    export: ['managerOfTeam', 'admin'],
  },
  property: {
    read: ['anyPerson', 'listings:read', 'live:read'],
    write: ['admin', 'managerOfTeam', 'owner', 'collaborator', 'listings:write', 'live:write'],
    create: ['anyPerson', 'listings:write', 'live:write'],
    assign: ['managerOfTeam', 'admin'],
    export: ['managerOfTeam', 'admin'],
  },
  call: {
    read: [
      'admin',
      'managerOfTeam',
      'owner',
      'collaborator',
      'teamMemberOfUnowned',
      'calls:read',
      'calls:assist',
      'live:read',
    ],
    glimpse: ['teamMember'],
    write: ['admin', 'managerOfTeam', 'owner', 'teamMemberOfUnowned', 'live:write'],
    /** To its recording: whoever may read it, but only those who may read what is hidden in it hear all (`call/playback/`). */
    listen: [
      'admin',
      'managerOfTeam',
      'owner',
      'collaborator',
      'teamMemberOfUnowned',
      'calls:read',
    ],
    /** To keep a recording with it, or to take that away. */
    keepRecording: ['managerOfTeam', 'admin', 'calls:import', 'calls:write'],
    annotate: ['calls:assist', 'live:write'],
    feed: ['calls:write'],
    create: ['calls:write'],
    /** Conversations of other systems, taken in as calls that are past. */
    import: ['managerOfTeam', 'admin', 'calls:import', 'calls:write', 'live:write'],
    /** A call of the demo, put through to oneself or to somebody of one's team. */
    rehearse: ['owner', 'managerOfTeam', 'admin'],
    /** How calls went, over all of a team's: scores, and what became of what was suggested. */
    review: ['managerOfTeam', 'admin'],
    export: ['managerOfTeam', 'admin'],
  },
  private: { read: ['owner', 'managerOfTeam'], write: ['owner', 'managerOfTeam'] },
  sensitive: { read: ['owner', 'managerOfTeam'], write: [] },
  note: {
    read: ['teamMember', 'admin', 'live:read'],
    write: ['teamMember', 'admin', 'live:write'],
    create: ['anyPerson', 'live:write'],
  },
  /** What is about to be written to a contact; by its contact's facts. Who only reads the conversation sees what was sent. */
  reply: {
    read: ['admin', 'managerOfTeam', 'owner', 'collaborator'],
    write: ['admin', 'managerOfTeam', 'owner', 'collaborator'],
  },
  /** What somebody has written on a lead or a contact: read by who reads that. */
  recordNote: { write: ['owner'], remove: ['owner'] },
  board: { read: ['managerOfTeam', 'teamMember', 'admin', 'live:read'] },
  wholeBoard: { read: ['managerOfTeam', 'admin', 'live:read'] },
  wall: { read: ['managerOfTeam', 'teamMember', 'admin', 'live:read'] },
  wholeWall: { read: ['managerOfTeam', 'admin', 'live:read'] },
  desk: { read: ['owner'] },
  mine: { read: ['owner'] },
  task: {
    read: ['owner', 'managerOfTeam', 'admin'],
    write: ['owner', 'managerOfTeam', 'admin'],
    create: ['anyPerson'],
    export: ['managerOfTeam', 'admin'],
  },
  viewing: {
    read: ['owner', 'teamMember', 'managerOfTeam', 'admin'],
    write: ['owner', 'managerOfTeam', 'admin'],
    create: ['anyPerson'],
    export: ['managerOfTeam', 'admin'],
  },
  /** The secret address at which one's calendar reads one's viewings. */
  calendarFeed: { read: ['owner'], write: ['owner'] },
  /** One's own calendar at Google. */
  googleCalendar: { read: ['owner'], write: ['owner'] },
  /** That somebody has something else at a time: for who plans their day. */
  busyTime: { read: ['owner', 'managerOfTeam', 'admin'] },
  // Who may follow the log; what of it they see is decided by each record (`domain/record/seen-event.ts`).
  event: {
    read: ['anyPerson', 'events:read', 'leads:read', 'listings:read', 'calls:read'],
    readWhole: ['admin', 'events:read'],
  },
  // A machine client has its own (by who made it); those of the house are its admins'.
  webhook: { read: ['admin', 'events:read'], write: ['admin', 'events:read'] },
  person: { read: ['anyPerson'], suspend: ['admin'], setRole: ['admin'], export: ['admin'] },
  session: { read: ['owner', 'admin'], end: ['owner', 'admin'] },
  /** A program of somebody else that a person let in, and what it did for them. */
  program: { read: ['owner'], decide: ['owner'], end: ['owner'] },
  /** A message that a program has written for a person to send. */
  draft: { read: ['owner'], end: ['owner'] },
  client: {
    read: ['admin'],
    create: ['admin'],
    rotate: ['admin'],
    revoke: ['admin'],
    export: ['admin'],
  },
  view: {
    read: ['owner', 'teamMember'],
    write: ['owner', 'managerOfTeam'],
    create: ['anyPerson'],
  },
  /** What came in from outside; what is nobody's lead yet is every manager's. */
  arrival: {
    read: ['managerOfTeam', 'admin'],
    decide: ['managerOfTeam', 'admin'],
    export: ['admin'],
  },
  /** The pages on which the house is run. */
  administration: { read: ['admin'] },
  audit: { read: ['admin'], export: ['admin'] },
  settings: {
    read: [
      'anyPerson',
      'leads:read',
      'leads:write',
      'listings:read',
      'listings:write',
      'calls:read',
    ],
    change: ['admin'],
  },
  portal: { read: ['managerOfTeam', 'admin'], connect: ['admin'] },
  /** What the API can do; what is in it each route decides. */
  description: { read: ['anyPerson'] },
  /** A test client's own brokerage: its maker's. */
  sandbox: {
    read: ['owner', 'admin'],
    create: ['anyPerson'],
    reset: ['owner', 'admin'],
    remove: ['owner', 'admin'],
  },
  notification: { read: ['owner'], setDefaults: ['admin'] },
  directory: { read: ['admin'] },
  import: { read: ['admin'], run: ['admin'], undo: ['admin'] },
  job: { read: ['admin'], change: ['admin'] },
  // SQL is run under the row security of who writes it: a manager reads their team's, an admin all.
  question: { ask: ['anyPerson', 'ask'], writeSql: ['managerOfTeam', 'admin'] },
} as const satisfies Record<string, Record<string, readonly string[]>>
