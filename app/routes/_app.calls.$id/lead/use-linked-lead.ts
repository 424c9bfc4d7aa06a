import { useEffect } from 'react'
import { useRefresh } from '../../../live/document/use-refresh.ts'

/** The row that the server reads follows the document by a moment. */
const PROJECTED_MS = 500

/** Brings the lead onto the page as soon as the call is linked to one, by whomever. */
export function useLinkedLead(known: string | null, linked: string | null): void {
  const refresh = useRefresh()
  const missing = linked !== null && linked !== known
  useEffect(() => {
    if (!missing) return
    const timer = setInterval(refresh, PROJECTED_MS)
    return () => clearInterval(timer)
  }, [missing, refresh])
}
