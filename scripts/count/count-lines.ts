import ts from 'typescript'

/** How many lines of a source hold code: not blank, and not comment alone. */
export function countLines(source: string): number {
  const lines = new Set<number>()
  const tree = ts.createSourceFile('x.tsx', source, ts.ScriptTarget.Latest, false)
  const visit = (node: ts.Node) => {
    if (ts.isJSDoc(node)) return
    const children = node.getChildren(tree)
    for (const child of children) visit(child)
    if (children.length > 0 || node.getWidth(tree) === 0) return
    const first = lineAt(node.getStart(tree))
    for (let line = first; line <= lineAt(node.getEnd()); line += 1) lines.add(line)
  }
  const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line
  visit(tree)
  return lines.size
}
