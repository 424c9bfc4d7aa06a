/** Where a page says that somebody listens, and is told where the sound is. */
export function listenPath(callId: string): string {
  return `/calls/${callId}/recording/listen`
}

/** Where the sound is, for who has said so. */
export function soundPath(callId: string): string {
  return `/calls/${callId}/recording/sound`
}

const REST = /^\/api\/v1\/calls\/[^/]+\/recording$/

/** Programs send a recording whole. */
export function isRestRecording({ method, path }: { method: string; path: string }): boolean {
  return method === 'PUT' && REST.test(path)
}
