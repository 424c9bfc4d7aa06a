import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js'
import type { ApiDeps } from '../api/deps/deps.ts'
import type { McpCaller } from './caller/caller.ts'

/** What one session's server stands on. */
export type ServerOptions = {
  deps: ApiDeps
  /** The caller of a request, by what its transport was told. */
  callerOf: (extra: { authInfo?: AuthInfo }) => McpCaller
  now: () => Date
}
