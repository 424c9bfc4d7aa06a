import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** The row that the server reads follows the document by a moment. */
const PROJECTED_MS = 500

/** Brings the lead onto the page as soon as the call is linked to one, by whomever. */
export function useLinkedLead(known: string | null, linked: string | null): void {
  const { revalidate, state } = useRevalidator()
  const missing = linked !== null && linked !== known && state === 'idle'
  useEffect(() => {
    if (!missing) return
    const timer = setTimeout(revalidate, PROJECTED_MS)
    return () => clearTimeout(timer)
  }, [missing, revalidate])
}
