/** Login roles. Only a migrator owns anything; no role is a superuser. */
export const PACE_ROLES = [
  'pace_migrator',
  'pace_app',
  'pace_sync',
  'pace_auth',
  'pace_reporting',
  'pace_sql',
] as const
export const ASSISTCRAFT_ROLES = ['assistcraft_migrator', 'assistcraft_app'] as const

export type PaceRole = (typeof PACE_ROLES)[number]
export type AssistcraftRole = (typeof ASSISTCRAFT_ROLES)[number]
export type DatabaseRole = PaceRole | AssistcraftRole
export type RolePasswords = Record<DatabaseRole, string>

/** One password per role, from wherever the caller keeps or makes them. */
export function rolePasswords(passwordOf: (role: DatabaseRole) => string): RolePasswords {
  return {
    pace_migrator: passwordOf('pace_migrator'),
    pace_app: passwordOf('pace_app'),
    pace_sync: passwordOf('pace_sync'),
    pace_auth: passwordOf('pace_auth'),
    pace_reporting: passwordOf('pace_reporting'),
    pace_sql: passwordOf('pace_sql'),
    assistcraft_migrator: passwordOf('assistcraft_migrator'),
    assistcraft_app: passwordOf('assistcraft_app'),
  }
}

/** The address of `database` on the server of `serverUrl`, for this role. */
export function roleUrl(
  serverUrl: string,
  { role, password, database }: { role: DatabaseRole; password: string; database: string },
): string {
  const url = new URL(serverUrl)
  url.username = role
  url.password = encodeURIComponent(password)
  url.pathname = `/${database}`
  return url.href
}
