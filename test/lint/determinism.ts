// Finds in a TypeScript source what may differ between two runs or two JavaScript engines: Math functions whose last
// digit the language leaves open, `**`, clocks, and ways around by name. It reads the syntax tree, so comments,
// strings, types and property names do not count.
import { parseSync } from 'oxc-parser'

/** Exact by the language's definition (and two constants); everything else in Math may differ between engines. */
const exactMath = new Set('abs ceil clz32 floor fround imul max min round sign sqrt trunc LN2 PI'.split(' '))
/** Clocks, random sources, languages of the reader, and the global object through which all of them can be had. */
const forbiddenNames = new Set(['Date', 'performance', 'crypto', 'Intl', 'globalThis', 'self', 'window', 'eval'])

const typeKeys = new Set(['typeAnnotation', 'typeParameters', 'typeArguments', 'superTypeArguments', 'returnType', 'implements'])
const typeNodes = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSDeclareFunction'])

interface Node {
  type: string
  start: number
  [key: string]: unknown
}

/** @returns one line per violation, `path:line: what` */
export function nondeterminism(path: string, source: string): string[] {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`)
  const found: string[] = []
  const report = (node: Node, what: string) => found.push(`${path}:${source.slice(0, node.start).split('\n').length}: ${what}`)

  const visit = (node: Node): void => {
    if (typeNodes.has(node.type)) return
    if (node.type === 'Identifier' && node.name === 'Math') report(node, 'Math as a value')
    if (node.type === 'Identifier' && forbiddenNames.has(node.name as string)) report(node, String(node.name))
    if (node.operator === '**' || node.operator === '**=') report(node, '**')
    const onMath = isMathMember(node)
    if (onMath && !exactMath.has(onMath)) report(node, `Math.${onMath}`)

    for (const [key, value] of Object.entries(node)) {
      if (typeKeys.has(key) || isPlainName(node, key) || (onMath && key === 'object')) continue
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child)
    }
  }
  visit(program as unknown as Node)
  return found
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** The member's name where the node is `Math.name`; `Math[…]` is no such member and reported as a value. */
function isMathMember(node: Node): string | undefined {
  const { object, property } = node as { object?: Node; property?: Node }
  const plain = node.type === 'MemberExpression' && !node.computed && object?.type === 'Identifier' && object.name === 'Math'
  return plain ? (property?.name as string) : undefined
}

/** Names that refer to no variable: `x.Date`, `{ Date: 1 }`, `class { Date() {} }`, `enum { Date }`. */
function isPlainName(node: Node, key: string): boolean {
  if (node.computed) return false
  if (node.type === 'MemberExpression') return key === 'property'
  if (node.type === 'TSEnumMember') return key === 'id'
  return key === 'key' && ['Property', 'MethodDefinition', 'PropertyDefinition', 'AccessorProperty'].includes(node.type)
}
