import type { ShouldRevalidateFunction } from '@remix-run/react'

/**
 * For what a window about a viewing was told: asked anew after what was done to a viewing alone. A window that is shut would ask with every change of the
 * page below it, and what it may not read any more would take that page's place.
 */
export const afterViewingActions: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => defaultShouldRevalidate && formAction?.startsWith('/viewings/') === true
