import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { foldUpdates } from './fold-updates.ts'
import { type PackedUpdates, unpackUpdates } from './packed-updates.ts'

// On Linux the priority is this thread's own: on a busy machine folding must not take the core from who edits.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

parentPort?.on('message', (packed: PackedUpdates) => {
  parentPort?.postMessage(foldUpdates(unpackUpdates(packed)))
})
