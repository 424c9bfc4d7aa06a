import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { createGazetteer, type Gazetteer } from '#assistcraft/tasks/findings/gazetteer.ts'
import { rates } from '#assistcraft/tasks/measure/calls/score.ts'
import {
  CorrectedSchema,
  type CorrectedLine,
  type CorrectionScores,
  scoreCorrections,
} from '#assistcraft/tasks/measure/corrections/score-corrections.ts'
import { connectPace } from '#db/pace/client.ts'
import { readSettings } from '#db/pace/house/settings.ts'
import { activeValues } from '#domain/reference/reference.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import type { CliContext } from '../cli/context.ts'

/** What people put right on calls, as `/calls/corrections.jsonl` gives it: how well the rules read it as they are now. */
export function addCorrectionsCommand(program: Command, context: CliContext): void {
  program
    .command('corrections')
    .description('What people put right on calls')
    .command('score')
    .argument('<file>', 'the data set, as a manager exports it')
    .description('Reads the corrected words again by the rules of today and counts what is right')
    .action(async (file: string) => {
      const lines = readLines(readFileSync(file, 'utf8'))
      console.log(tableOf(scoreCorrections(lines, await readPlaces(context))).join('\n'))
    })
}

/** Throws with the number of the line that is none. */
export function readLines(text: string): CorrectedLine[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const read = CorrectedSchema.safeParse(parseJson(line))
    if (read.success) return [read.data]
    throw new FatalError(`Line ${at + 1} is no correction: ${read.error.issues[0]?.message}.`)
  })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Precision, recall and F1 of each kind of mark, then the words of the recogniser and the items of the scorecard. */
export function tableOf({ marks, all, mended, words, checks }: CorrectionScores): string[] {
  const figure = (value: number) => value.toFixed(3)
  const rows = [...Object.entries(marks).toSorted(([a], [b]) => (a < b ? -1 : 1)), ['all', all]]
  return [
    '| what | judged | precision | recall | F1 |',
    '|---|--:|--:|--:|--:|',
    ...rows.map(([name, score]) => {
      if (typeof score === 'string' || typeof name !== 'string' || !score) return ''
      const { precision, recall, f1, labels } = rates(score)
      return `| ${name} | ${labels} | ${figure(precision)} | ${figure(recall)} | ${figure(f1)} |`
    }),
    `Sent away by people and found no more: ${mended}.`,
    `Words of corrected segments: ${words.all}, changed by people: ${words.changed}.`,
    ...Object.entries(checks)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([item, { right, wrong }]) => `Item ${item}: ${right} as found, ${wrong} otherwise.`),
  ]
}

/** The house's own names, as Assistcraft reads by them. */
async function readPlaces({ databaseUrl }: CliContext): Promise<Gazetteer> {
  const pace = connectPace(databaseUrl('pace_app'), { max: 1, name: 'pace-cli' })
  try {
    const { house, reference } = await readSettings(pace.db)
    const places = activeValues(reference, 'area').map(({ key, labels, aliases, parent }) => ({
      key,
      name: labels.en,
      nameAr: labels.ar,
      aliases: [labels.ar, ...aliases],
      kind: parent === null ? ('area' as const) : ('building' as const),
    }))
    const dispositions = activeValues(reference, 'disposition').map(({ key }) => key)
    const known = { ...house, propertyTypes: reference.propertyType, dispositions }
    return createGazetteer(places, { ...known, language: 'en' })
  } finally {
    await pace.close()
  }
}
