// Rebuilds topics.json from labelled dialogues: node assistcraft/tasks/intent/build-topics.ts DIALOGUES.jsonl
import { readFileSync, writeFileSync } from 'node:fs'
import { readDialogues, toExamples } from './read-dialogues.ts'
import { trainTopics } from './train-topics.ts'

const [path] = process.argv.slice(2)
if (!path) throw new Error('Name the file of labelled dialogues (JSON lines).')

/** Every fifth dialogue is held out, for the figures in MEASURED.md. */
const dialogues = readDialogues(readFileSync(path, 'utf8')).filter((_, index) => index % 5 !== 0)
const model = trainTopics(toExamples(dialogues))
writeFileSync(new URL('topics.json', import.meta.url), `${JSON.stringify(model)}\n`)
