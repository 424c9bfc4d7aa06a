import { parentPort } from 'node:worker_threads'
import { foldUpdates } from './fold-updates.ts'

parentPort?.on('message', (updates: Uint8Array[]) => {
  parentPort?.postMessage(foldUpdates(updates))
})
