import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAssistcraftEnv } from '#assistcraft/env.ts'
import { chooseModel } from '#assistcraft/models/choose-model.ts'
import { createModelRunner } from '#assistcraft/models/run-task.ts'
import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { ask, askWith, judge, layDown, type QuestionSet } from '#tests/questions/ask.ts'
import { FRESH_SET } from '#tests/questions/fresh/fresh-set.ts'
import { LATER_SET } from '#tests/questions/later-set.ts'
import { STRANGE_SET } from '#tests/questions/model/strange-set.ts'
import { tally } from '#tests/questions/report.ts'
import { FIRST_SET, HELD_OUT_SET, MANAGERS_SET } from '#tests/questions/sets.ts'
import { summarise } from '../stack/latencies.ts'
import { startBenchDatabase } from '../sync/servers/database.ts'
import { benchPlans } from './plans-at-size.ts'

const SETS: Record<string, QuestionSet> = {
  first: FIRST_SET,
  'held out': HELD_OUT_SET,
  later: LATER_SET,
  managers: MANAGERS_SET,
  fresh: FRESH_SET,
  'strange words': STRANGE_SET,
}
const LANGUAGES = { en: (said: string) => !isArabic(said), ar: isArabic }
const SIZES = [10_000, 100_000]

/**
 * `questions`: how the sets of questions are answered, by set and language, and what planning and running costs. With a model's key
 * (`GOOGLE_GENERATIVE_AI_API_KEY`, or `OPENAI_COMPATIBLE_URL`) the same by the rules and that model.
 */
export async function benchQuestions(args: readonly string[]): Promise<void> {
  const sizes = args.map(Number).filter(Number.isInteger)
  await inHouse(async (database) => {
    const admin = connectPace(database.superuser, { max: 1 })
    const reporting = connectPace(database.urlOf('pace_reporting'), { max: 2 })
    await layDown(admin.db)
    await benchSets('the rules alone', reporting.db, ask)
    const env = readAssistcraftEnv({ ...NO_NEED, ...process.env })
    const chosen = chooseModel(env.model, {})
    if (chosen.isRemote) {
      const models = createModelRunner({ ...chosen, record: async () => undefined })
      await benchSets(`the rules and ${chosen.modelId}`, reporting.db, askWith(models))
    } else
      console.log('\nNo model: GOOGLE_GENERATIVE_AI_API_KEY or OPENAI_COMPATIBLE_URL names one.')
    await Promise.all([admin.close(), reporting.close()])
  })
  for (const size of sizes.length > 0 ? sizes : SIZES)
    await inHouse((database) => benchPlans(database, size))
}

/** What Assistcraft needs to run and its planner does not. */
const NO_NEED = {
  ASSISTCRAFT_DATABASE_URL: 'postgres://unused',
  AUTH_CLIENT_ID: 'bench',
  AUTH_CLIENT_SECRET: 'x'.repeat(32),
}

type Database = Awaited<ReturnType<typeof startBenchDatabase>>

async function inHouse(work: (database: Database) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pace-questions-'))
  const database = await startBenchDatabase(folder)
  try {
    await work(database)
  } finally {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Asks = Parameters<typeof judge>[2]

async function benchSets(by: string, reporting: PaceDb, asks: NonNullable<Asks>): Promise<void> {
  const table: Record<string, object> = {}
  const times: number[] = []
  const timed: typeof asks = async (question, previous) => {
    const began = performance.now()
    const reply = await asks(question, previous)
    times.push(performance.now() - began)
    return reply
  }
  for (const [name, set] of Object.entries(SETS)) {
    const verdicts = await judge(reporting, set, timed)
    for (const [language, isIts] of Object.entries(LANGUAGES)) {
      const its = verdicts.filter(({ question }) => isIts(question))
      if (its.length === 0) continue
      const covered = tally(its, ['covered', 'follow-up'])
      const open = tally(its, ['ambiguous', 'unanswerable', 'forbidden'])
      table[`${name}, ${language}`] = {
        covered: covered.asked,
        right: covered.right,
        'asked back': covered.asked - covered.right - covered.wrong,
        'without an answer': open.asked,
        'refused or asked back': open.right,
        wrong: covered.wrong + open.wrong,
      }
    }
  }
  console.log(`\nQuestions by ${by} (load ${loadavg()[0]?.toFixed(1)})`)
  console.table(table)
  console.log(`planning one, by ${by} (milliseconds)`)
  console.table([summarise(times)])
}

function isArabic(said: string): boolean {
  return /\p{Script=Arabic}/u.test(said)
}
