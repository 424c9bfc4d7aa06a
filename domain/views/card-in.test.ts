import { expect, test } from 'vitest'
import { cardIn, type CallRow, type LeadRow, startOfToday, type View } from './card-in.ts'

const NOW = new Date('2026-03-02T08:00:00.000Z')
const AT = { now: NOW, zone: 'Asia/Dubai' }
const SARA = '0198a000-0000-7000-8000-000000000001'
const TEAM = '0198a000-0000-7000-8000-0000000000aa'
const BOARD: View = { kind: 'board', teamId: TEAM }
const WALL: View = { kind: 'wall', teamId: TEAM }
const DESK: View = { kind: 'desk', personId: SARA, teamId: TEAM }
const MINE: View = { kind: 'mine', personId: SARA, teamId: TEAM }
const WHOLE_BOARD: View = { kind: 'wholeBoard', teamId: TEAM }
const WHOLE_WALL: View = { kind: 'wholeWall', teamId: TEAM }

function lead(patch: Partial<LeadRow> = {}): LeadRow {
  return {
    id: '0198a000-0000-7000-8000-000000000002',
    reference: 'L-00001',
    name: 'Omar',
    stage: 'contacted',
    ownerId: SARA,
    teamId: TEAM,
    intent: null,
    areas: [],
    bedrooms: null,
    budgetMax: null,
    temperature: null,
    source: null,
    stageChangedAt: '2026-03-01T08:00:00.000Z',
    createdAt: '2026-02-01T08:00:00.000Z',
    firstContactedAt: '2026-02-01T09:00:00.000Z',
    nextFollowUpAt: '2026-03-20T08:00:00.000Z',
    ...patch,
  }
}

function call(patch: Partial<CallRow> = {}): CallRow {
  return {
    id: 'c1',
    state: 'live',
    direction: 'inbound',
    agentId: SARA,
    teamId: TEAM,
    leadId: null,
    callerName: null,
    callerPhone: null,
    startedAt: '2026-03-02T07:00:00.000Z',
    endedAt: null,
    ...patch,
  }
}

function shows(view: View, row: LeadRow): boolean {
  return cardIn(view, { kind: 'lead', row }, AT) !== null
}

function showsCall(view: View, row: CallRow): boolean {
  return cardIn(view, { kind: 'call', row }, AT) !== null
}

test('a board has the open leads of its team, and for 14 days those that ended', () => {
  expect(shows(BOARD, lead())).toBe(true)
  expect(shows(BOARD, lead({ teamId: null }))).toBe(false)
  expect(shows(BOARD, lead({ stage: 'won' }))).toBe(true)
  expect(shows(BOARD, lead({ stage: 'lost', stageChangedAt: '2026-02-10T08:00:00.000Z' }))).toBe(
    false,
  )
  expect(shows(BOARD, lead({ stage: 'nonsense' }))).toBe(false)
})

test('of leads a desk has nothing: what to do next is a list of the page', () => {
  expect(shows(DESK, lead({ nextFollowUpAt: null }))).toBe(false)
  expect(shows(DESK, lead({ ownerId: null }))).toBe(false)
})

test('calls that go on are on board, desk and wall; what ended today is on the wall alone', () => {
  for (const view of [BOARD, DESK, WALL]) expect(showsCall(view, call())).toBe(true)
  expect(showsCall(DESK, call({ agentId: TEAM }))).toBe(false)
  const ended = call({ state: 'ended' })
  expect([BOARD, DESK, WALL].map((view) => showsCall(view, ended))).toEqual([false, false, true])
  expect(showsCall(WALL, call({ state: 'missed', startedAt: '2026-03-01T12:00:00.000Z' }))).toBe(
    false,
  )
})

test('viewings of the next days are on their own desk', () => {
  const viewing = { id: TEAM, leadId: null, listingId: null, agentId: SARA, status: 'pending' }
  const at = (startsAt: string, status = 'pending') =>
    cardIn(DESK, { kind: 'viewing', row: { ...viewing, startsAt, status } }, AT) !== null
  expect(at('2026-03-02T05:00:00.000Z')).toBe(true)
  expect(at('2026-03-01T12:00:00.000Z')).toBe(false)
  expect(at('2026-03-20T08:00:00.000Z')).toBe(false)
  expect(at('2026-03-03T08:00:00.000Z', 'cancelled')).toBe(false)
})

test('today begins at midnight in Dubai', () => {
  expect(
    startOfToday({ now: new Date('2026-03-02T19:59:00.000Z'), zone: 'Asia/Dubai' }).toISOString(),
  ).toBe('2026-03-01T20:00:00.000Z')
  expect(
    startOfToday({ now: new Date('2026-03-02T20:00:00.000Z'), zone: 'Asia/Dubai' }).toISOString(),
  ).toBe('2026-03-02T20:00:00.000Z')
})

test('a lead that has no name yet goes by its number, then by its reference', () => {
  const nameOf = (patch: Partial<LeadRow>) => {
    const card = cardIn(MINE, { kind: 'lead', row: lead(patch) }, AT)
    return card?.kind === 'lead' && card.name
  }
  expect(nameOf({ name: null, phone: '+971501234567' })).toBe('+971501234567')
  expect(nameOf({ name: null })).toBe('L-00001')
})

test('a card says with whom its lead is shared, so that they may move it', () => {
  const row = lead({ collaboratorIds: [SARA] })
  expect(cardIn(BOARD, { kind: 'lead', row }, AT)).toMatchObject({ collaboratorIds: [SARA] })
  expect(cardIn(BOARD, { kind: 'lead', row: lead() }, AT)).not.toHaveProperty('collaboratorIds')
})

const PERSONAL = {
  name: 'Olga',
  phone: '+971501112233',
  intent: 'buy',
  bedrooms: 2,
  budgetMax: 2_000_000,
  temperature: 'hot',
  source: 'bayut',
}

test('on the board of a team a card says of a colleague’s lead what is fair, and no more', () => {
  const row = lead({ ...PERSONAL, areas: ['marina'] })
  expect(cardIn(BOARD, { kind: 'lead', row }, AT)).toEqual({
    kind: 'lead',
    sight: 'fair',
    id: row.id,
    reference: 'L-00001',
    stage: 'contacted',
    ownerId: SARA,
    areas: ['marina'],
    stageChangedAt: row.stageChangedAt,
    createdAt: row.createdAt,
    name: null,
    intent: null,
    bedrooms: null,
    budgetMax: null,
    temperature: null,
    source: null,
    firstContactedAt: null,
    nextFollowUpAt: null,
  })
  const whole = { sight: 'whole', name: 'Olga', budgetMax: 2_000_000 }
  expect(cardIn(WHOLE_BOARD, { kind: 'lead', row }, AT)).toMatchObject(whole)
  expect(cardIn(MINE, { kind: 'lead', row }, AT)).toMatchObject(whole)
  const unowned = lead({ ...PERSONAL, ownerId: null })
  expect(cardIn(BOARD, { kind: 'lead', row: unowned }, AT)).toMatchObject(whole)
})

test('who calls a colleague is on no shared board or wall', () => {
  const row = call({ callerName: 'Olga', callerPhone: '+971501112233', leadId: TEAM })
  const hidden = { sight: 'fair', callerName: null, callerPhone: null, leadId: null }
  const shown = { sight: 'whole', callerName: 'Olga', callerPhone: '+971501112233' }
  const cardOf = (view: View, of: CallRow = row) => cardIn(view, { kind: 'call', row: of }, AT)
  for (const view of [BOARD, WALL]) {
    expect(cardOf(view)).toMatchObject({ ...hidden, agentId: SARA, state: 'live' })
    expect(cardOf(view, { ...row, agentId: null })).toMatchObject(shown)
  }
  for (const view of [WHOLE_BOARD, WHOLE_WALL, MINE, DESK]) {
    expect(cardOf(view)).toMatchObject(shown)
  }
})

test('a call on a desk says what its lead is called where its person may see the lead, and nowhere else', () => {
  const OTHER = '0198a000-0000-7000-8000-0000000000bb'
  const called = { name: 'Olga', phone: '+971501112233', reference: 'L-1', teamId: TEAM }
  const nameOn = (view: View, of: Partial<typeof called> & { ownerId: string | null }) => {
    const card = cardIn(view, { kind: 'call', row: call({ lead: { ...called, ...of } }) }, AT)
    return card?.kind === 'call' ? card.leadName : null
  }
  expect(nameOn(DESK, { ownerId: SARA })).toBe('Olga')
  expect(nameOn(DESK, { ownerId: null })).toBe('Olga')
  expect(nameOn(DESK, { ownerId: OTHER })).toBeUndefined()
  expect(nameOn(DESK, { ownerId: null, teamId: OTHER })).toBeUndefined()
  for (const view of [BOARD, WHOLE_BOARD, WALL, MINE])
    expect(nameOn(view, { ownerId: SARA })).toBeUndefined()
  const nameless = call({ lead: { ...called, name: null, ownerId: SARA } })
  expect(cardIn(DESK, { kind: 'call', row: nameless }, AT)).toMatchObject({
    leadName: '+971501112233',
  })
})

test('one’s own cards are of own and shared leads, in whatever team, and of own calls', () => {
  expect(shows(MINE, lead({ teamId: null }))).toBe(true)
  expect(shows(MINE, lead({ ownerId: TEAM, collaboratorIds: [SARA] }))).toBe(true)
  expect(shows(MINE, lead({ ownerId: TEAM }))).toBe(false)
  expect(shows(MINE, lead({ ownerId: null }))).toBe(false)
  expect(showsCall(MINE, call({ state: 'ended' }))).toBe(true)
  expect(showsCall(MINE, call({ agentId: TEAM }))).toBe(false)
})

test('a page for one reader shows what this one may see', () => {
  const row = lead(PERSONAL)
  const as = (id: string, role: 'agent' | 'manager' = 'agent') =>
    cardIn(BOARD, { kind: 'lead', row }, AT, { kind: 'person', id, role, teamId: TEAM })
  expect(as(SARA)).toMatchObject({ name: 'Olga' })
  expect(as(TEAM)).toMatchObject({ name: null })
  expect(as(TEAM, 'manager')).toMatchObject({ name: 'Olga' })
})
