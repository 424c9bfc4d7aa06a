import { createContext, useContext } from 'react'

/** Set on the server alone: browsers hide a script's nonce, and hydration agrees with the empty one. */
const NonceContext = createContext('')

export const NonceProvider = NonceContext.Provider

export function useNonce(): string {
  return useContext(NonceContext)
}
