import { parentPort } from 'node:worker_threads'

/** The thread that reads, with a reader that never comes to an end with some words, and runs out of memory with others. */
parentPort?.on('message', ({ said }: { said: { text: string } }) => {
  if (said.text.includes('endless')) for (;;);
  const hoard: number[][] = []
  while (said.text.includes('bottomless')) hoard.push(Array.from({ length: 100_000 }, Math.random))
})
// Its listener comes after this one.
await import('../calls/analysis-thread.ts')
