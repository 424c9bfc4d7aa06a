import './stand-ins/virtual-time.ts'
import './stand-ins/seeded-random.ts'
import { expect, onTestFinished, test } from 'vitest'
import { env } from './env.ts'
import { SABOTAGES } from './sabotage.ts'
import { type Result, simulate } from './simulation.ts'

const TRACE_LINES = 60
const RANDOM_SHARE = 0.1
const LIMIT = { timeout: 600_000 }
/** Where the drawn seeds begin: others at each run of the tests. */
const DRAWN = Math.floor(Math.random() * 2 ** 31)

function* seeds(): Generator<number> {
  if (env.PACE_SEED !== undefined) return yield env.PACE_SEED
  const drawn = Math.round(env.PACE_RUNS * RANDOM_SHARE)
  for (let seed = 1; seed <= env.PACE_RUNS - drawn; seed += 1) yield seed
  for (let seed = DRAWN; seed < DRAWN + drawn; seed += 1) yield seed
}

function tell({ seed, violation, trace }: Result): string {
  return [
    `${violation?.message}`,
    `seed ${seed}; again, alone: PACE_SEED=${seed} npm test -- simulation`,
    ...trace.slice(-TRACE_LINES),
  ].join('\n')
}

test(
  '[S120] [S121] [S122] [S123] [S124] [S125] [S126] [S127] [S130] whatever fails, and whenever: what was seen or called saved is kept, and all ends well',
  LIMIT,
  async () => {
    let commits = 0
    for (const seed of seeds()) {
      const result = await simulate({ seed })
      if (result.violation) throw new Error(tell(result), { cause: result.violation })
      commits += result.commits
    }
    expect(commits).toBeGreaterThan(0)
  },
)

test('[S131] a seed is a run: the same happens again, to the millisecond', async () => {
  for (const seed of [3, 42]) {
    const [first, again] = [await simulate({ seed }), await simulate({ seed })]
    expect(first.trace.length).toBeGreaterThan(20)
    expect(again.trace).toEqual(first.trace)
  }
})

test.each(Object.entries(SABOTAGES))(
  '[S131] the simulation finds a server that %s',
  LIMIT,
  async (_what, { rule, spoil }) => {
    const spoiled = spoil()
    onTestFinished(() => spoiled.mockRestore())
    expect(await findViolation({})).toMatch(new RegExp(`^\\[${rule}\\]`))
  },
)

test('[S131] the simulation finds a database that loses its newest commits', LIMIT, async () => {
  expect(await findViolation({ losesTail: true })).toMatch(/^\[S12\d\]/)
})

async function findViolation(options: { losesTail?: boolean }): Promise<string | undefined> {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { violation } = await simulate({ seed, ...options })
    if (violation) return violation.message
  }
  return undefined
}
