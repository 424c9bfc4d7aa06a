import { expect, test } from 'vitest'
import { type Credential, invalidityOf, type KnownStatus } from './credential-status.ts'

const versions: Record<string, number | null> = { sara: 3, omar: null }
const known: KnownStatus = {
  versionOf: (personId) => versions[personId],
  hasEnded: (sessionId) => sessionId === 'ended',
  isRevoked: (clientId) => clientId === 'revoked',
}
const sara: Credential = { personId: 'sara', sessionVersion: 3, sessionId: 'open', clientId: 'web' }

test.each<[string, Credential, ReturnType<typeof invalidityOf>]>([
  ['of an active person in an open session', sara, null],
  ['of a version that is to come', { ...sara, sessionVersion: 4 }, null],
  ['of whom nothing is told', { ...sara, personId: 'new' }, null],
  ['of nobody', {}, null],
  ['from before a change of rights', { ...sara, sessionVersion: 2 }, 'rightsChanged'],
  ['without a version', { personId: 'sara' }, 'rightsChanged'],
  ['of a suspended person', { ...sara, personId: 'omar' }, 'personOut'],
  ['of an ended session, whoever the person is', { ...sara, sessionId: 'ended' }, 'sessionEnded'],
  ['of a revoked client', { clientId: 'revoked' }, 'clientRevoked'],
  ['of a person through a revoked client', { ...sara, clientId: 'revoked' }, 'clientRevoked'],
])('a credential %s is judged once for every door', (_of, credential, invalidity) => {
  expect(invalidityOf(credential, known)).toBe(invalidity)
})
