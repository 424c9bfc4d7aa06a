import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { all } from 'heic-decode'
import { z } from 'zod'
import type { DecodedMessage } from './decode-heic.server.ts'

const { path, most } = z.object({ path: z.string(), most: z.number() }).parse(workerData)
/** Its types do not say that a picture tells its size before it is decoded. */
const SizeSchema = z.object({ width: z.number(), height: z.number() })

async function decode(): Promise<DecodedMessage> {
  const pictures = await all({ buffer: await readFile(path) })
  const [first] = pictures
  if (!first) return { problem: 'There is no picture in it.' }
  // Told before anything is decoded.
  const { width, height } = SizeSchema.parse(first)
  if (width * height > most) return null
  const { data } = await first.decode()
  return { data: new Uint8Array(data.buffer), width, height }
}

parentPort?.postMessage(await decode().catch((error: unknown) => ({ problem: String(error) })))
