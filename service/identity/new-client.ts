import { ALL_SCOPES } from '#domain/access/token.ts'
import { DomainError } from '#domain/errors.ts'
import { createSecret, hashSecret } from './secret.ts'

export type NewClient = {
  id: string
  name: string
  scopes: string[]
  secret: string
  secretHash: string
}

/** A machine client to be stored. Its secret is shown to whoever asked for it, now and never again. */
export function newClient(name: string, scope: string): NewClient {
  const shown = name.trim()
  if (shown.length < 2 || shown.length > 80) {
    throw new DomainError('invalid', "A client's name has 2 to 80 characters.", [
      { path: 'name', message: '2 to 80 characters' },
    ])
  }
  const secret = createSecret()
  const id = `${slug(shown)}-${createSecret(4)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '0')}`
  return { id, name: shown, scopes: parseScopes(scope), secret, secretHash: hashSecret(secret) }
}

/** The known scopes of a space-separated list; throws `invalid` with all that there are. */
export function parseScopes(scope: string): string[] {
  const scopes = [...new Set(scope.split(/[\s,]+/).filter(Boolean))]
  const unknown = scopes.find((name) => !ALL_SCOPES.includes(name))
  if (unknown === undefined && scopes.length > 0) return scopes
  const problem =
    unknown === undefined ? 'Name at least one scope.' : `There is no scope '${unknown}'.`
  throw new DomainError('invalid', `${problem} Scopes: ${ALL_SCOPES.join(' ')}`, [
    { path: 'scope', message: problem },
  ])
}

function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return plain.slice(0, 40) || 'client'
}
