import { renderToBuffer } from '@react-pdf/renderer'
import { parentPort, workerData } from 'node:worker_threads'
import type { House } from '#domain/house/house.ts'
import { NO_REFERENCE } from '#domain/reference/reference.ts'
import { writeIn } from '#service/http/readers-language.ts'
import { readSettingsBy } from '../../house/current-house.ts'
import type { Report } from '../facts/load-report.ts'
import { registerFonts } from './fonts.ts'
import { reportPaper } from './report-paper.ts'

export type PaperWork = { report: Report; house: House }

const { report, house } = workerData as PaperWork
// Names of values were looked up where the report was made.
readSettingsBy(() => ({ house, reference: NO_REFERENCE }))
registerFonts()
parentPort?.postMessage(
  new Uint8Array(await writeIn(report.language, () => renderToBuffer(reportPaper(report)))),
)
