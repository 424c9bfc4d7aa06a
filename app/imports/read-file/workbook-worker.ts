import { parentPort, workerData } from 'node:worker_threads'
import { unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { z } from 'zod'
import type { WorkbookMessage } from './workbook-rows.ts'

const { packed, most } = z
  .object({ packed: z.instanceof(Uint8Array<ArrayBuffer>), most: z.number() })
  .parse(workerData)
/** Rows of one message. */
const SLICE = 500

/** Asked for slice by slice: what nobody has taken yet is not sent. The last one is empty. */
const slices = readSlices()
parentPort?.on('message', async () => {
  const { value } = await slices.next()
  parentPort?.postMessage((value ?? { rows: [] }) satisfies WorkbookMessage)
})

async function* readSlices(): AsyncGenerator<WorkbookMessage> {
  try {
    if (unpackedBytes() > most) return yield { refused: 'unpacked' }
    const sheet = await readSheet(packed.buffer)
    for (let at = 0; at < sheet.length; at += SLICE)
      yield { rows: sheet.slice(at, at + SLICE).map((row) => row.map(textOf)) }
  } catch {
    yield { refused: 'unread' }
  }
}

/** As the file says; nothing of it unpacks to more than it says, since so much room is all that it is given. */
function unpackedBytes(): number {
  let bytes = 0
  unzipSync(packed, {
    filter({ originalSize }) {
      bytes += originalSize
      return false
    },
  })
  return bytes
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  // A workbook knows no zone: what it shows is what it says.
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace(/\.000Z$/, '')
      .replace('T', ' ')
  return String(cell)
}
