const WORDS: Record<string, string> = {
  'session.start': 'Signed in',
  'session.end': 'Ended a session',
  'signIn.identify': 'Proved who they are',
  'token.authorization_code': 'Token for a session',
  'token.refresh_token': 'Token renewed',
  'token.client_credentials': 'Token for a machine',
  'token.token-exchange': 'Token for one service',
  'token.call-delegation': 'Token for one call',
  'person.suspend': 'Suspended a person',
  'person.restore': 'Let a person back in',
  'client.create': 'Made an API client',
  'client.rotate': 'Changed a client’s secret',
  'client.revoke': 'Revoked an API client',
  'document.read': 'Asked to open a document',
  'document.open': 'Knocked at a document',
  'feed.open': 'Knocked at the call feed',
  'person.setRole': 'Changed a role',
  'person.setTeam': 'Changed a team',
  publish: 'Published',
}

/** What an audited action is called; one that has no name yet is spelled out. */
export function actionWords(action: string): string {
  const known = WORDS[action]
  if (known) return known
  if (action.includes(' ')) return action
  const spelled = action
    .replaceAll(/[._:-]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return spelled.charAt(0).toUpperCase() + spelled.slice(1)
}
