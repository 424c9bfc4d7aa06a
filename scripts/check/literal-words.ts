import ts from 'typescript'

/** What a person reads or hears of an element, if it is written as a text. */
const SPOKEN = new Set(
  'action alt aria-description aria-label aria-placeholder aria-roledescription description empty heading hint label legend panelTitle placeholder text title'.split(
    ' ',
  ),
)
/** The same where an element's words stand in a table. */
const TABLED = new Set('description does empty hint label placeholder title'.split(' '))
/** Calls whose first argument is read. */
const SAYS = new Set(['toast', 'toast.error', 'toast.success', 'toast.message'])
/** Names of things, which are the same in every language. */
const NAMES = new Set(
  'PACE Assistcraft Enter Esc CSV XLSX REST MCP API OpenID Google Bayut dubizzle Trakheesi WhatsApp AED'.split(
    ' ',
  ),
)

export type LiteralWord = { line: number; text: string }

/** The words that a page's source says in one language: texts of elements, what they are called, toasts and titles. */
export function findLiteralWords(file: string, source: string): LiteralWord[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: LiteralWord[] = []
  visit(tree)
  return found

  function visit(node: ts.Node): void {
    for (const text of readBy(node)) {
      if (!isWord(text.value)) continue
      const { line } = tree.getLineAndCharacterOfPosition(text.at.getStart(tree))
      found.push({ line: line + 1, text: text.value.trim().replace(/\s+/g, ' ') })
    }
    ts.forEachChild(node, visit)
  }
}

type Text = { value: string; at: ts.Node }

/** The texts that come to a reader by this node itself. */
function readBy(node: ts.Node): Text[] {
  if (ts.isJsxText(node)) return [{ value: node.text, at: node }]
  if (ts.isJsxAttribute(node)) {
    if (!SPOKEN.has(node.name.getText()) || !node.initializer) return []
    const { initializer } = node
    return ts.isJsxExpression(initializer) ? textsOf(initializer.expression) : textsOf(initializer)
  }
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) return textsOf(node.expression)
  if (ts.isPropertyAssignment(node) && TABLED.has(node.name.getText())) {
    return textsOf(node.initializer)
  }
  if (ts.isCallExpression(node) && SAYS.has(node.expression.getText())) {
    return textsOf(node.arguments[0])
  }
  return []
}

/** The texts that an expression may turn out to be; what it merely looks at (`kind === 'lead'`) is none of them. */
function textsOf(node: ts.Node | undefined): Text[] {
  if (!node) return []
  if (ts.isStringLiteralLike(node)) return [{ value: node.text, at: node }]
  if (ts.isTemplateExpression(node)) {
    const pieces = [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    return [{ value: pieces.map(({ text }) => text).join(' '), at: node }]
  }
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression)
  if (ts.isConditionalExpression(node)) {
    return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)]
  }
  if (ts.isBinaryExpression(node)) return textsOfOperation(node)
  return []
}

function textsOfOperation({ left, operatorToken, right }: ts.BinaryExpression): Text[] {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return textsOf(right)
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.PlusToken:
      return [...textsOf(left), ...textsOf(right)]
    default:
      return []
  }
}

/** Two letters in a row that are no name: a unit's sign, a key and a class have other places. */
function isWord(text: string): boolean {
  // An address: what a form or a link leads to.
  if (text.startsWith('/')) return false
  return text.split(/[^\p{L}'’]+/u).some((word) => /\p{L}{2}/u.test(word) && !NAMES.has(word))
}
