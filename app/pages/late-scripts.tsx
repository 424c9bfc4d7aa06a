import { Scripts } from '@remix-run/react'
import {
  Children,
  cloneElement,
  type ComponentProps,
  Fragment,
  isValidElement,
  type ReactElement,
  type ReactNode,
} from 'react'

/** React 18 does not know it, and writes it as it stands. */
const LATER = { fetchpriority: 'low' }

/**
 * Remix's scripts, whose files wait for the style sheet: asked for with the weight that `modulepreload` has by itself, thirty files share a slow network with the one
 * that the first paint waits for.
 */
export function LateScripts(props: ComponentProps<typeof Scripts>): ReactNode {
  return later(Scripts(props))
}

function later(node: ReactNode): ReactNode {
  if (!isValidElement(node)) return node
  const { type, props } = node as ReactElement<{ children?: ReactNode }>
  if (type === Fragment) return <>{Children.map(props.children, later)}</>
  return type === 'link' ? cloneElement(node, LATER) : node
}
