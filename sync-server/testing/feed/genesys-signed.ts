import { createHmac } from 'node:crypto'

/** Headers of a handshake at the door `main` of `sync.example.com`, as AudioHook signs it: so many seconds ago. */
export function genesysSigned(secret: string, { ageS = 0 } = {}): Record<string, string> {
  const headers: Record<string, string> = {
    'audiohook-organization-id': 'd7934305-0972-4844-938e-9060eef73d05',
    'audiohook-session-id': 's-1',
    'audiohook-correlation-id': 'c-1',
    'x-api-key': 'main',
  }
  const values: Record<string, string> = {
    '@request-target': '/feed/audiohook/main',
    '@authority': 'sync.example.com',
    ...headers,
  }
  const created = Math.floor(Date.now() / 1_000) - ageS
  const list = Object.keys(values)
    .map((name) => `"${name}"`)
    .join(' ')
  const nonce = 'VGhpcyBpcyBhIG5vbmNlIQ=='
  const signed = `(${list});keyid="main";nonce="${nonce}";alg="hmac-sha256";created=${created};expires=${
    created + 10
  }`
  const lines = Object.entries(values).map(([name, value]) => `"${name}": ${value}`)
  const base = [...lines, `"@signature-params": ${signed}`].join('\n')
  const signature = createHmac('sha256', secret).update(base).digest('base64')
  return { ...headers, 'signature-input': `sig1=${signed}`, signature: `sig1=:${signature}:` }
}
