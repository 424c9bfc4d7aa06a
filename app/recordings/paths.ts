/** Where a page says that somebody listens, and is told where the sound is. */
export function listenPath(callId: string): string {
  return `/calls/${callId}/recording/listen`
}

/** Where the sound is, for who has said so. */
export function soundPath(callId: string): string {
  return `/calls/${callId}/recording/sound`
}

/** Where a page keeps a recording with its call (PUT), or takes it away (DELETE). */
export function recordingPath(callId: string): string {
  return `/calls/${callId}/recording`
}

const REST = /^\/api\/v1\/calls\/[^/]+\/recording$/

/** Programs send a recording whole. */
export function isRestRecording({ method, path }: { method: string; path: string }): boolean {
  return method === 'PUT' && REST.test(path)
}
