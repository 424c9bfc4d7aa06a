import { Fragment, type ReactNode } from 'react'

type FilledProps = { text: string; parts: Record<string, ReactNode> }

/** A sentence with elements in it, in the order of its language: `Quote {trace}`. */
export function Filled({ text, parts }: FilledProps) {
  return text.split(/\{(\w+)\}/).map((piece, index) => (
    // Odd pieces are names; a text is always the same, so that its pieces are too.
    <Fragment key={index}>{index % 2 === 0 ? piece : parts[piece]}</Fragment>
  ))
}
