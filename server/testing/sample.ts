/** The parts of JSON Schema that the published interface uses. */
export interface Schema {
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  exclusiveMinimum?: number
}

/** What a sender must give, so that a call fails for the reason that is tried and not for its form. `id` stands in every place of an id. */
export function sampleOf(schema: Schema, id: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const branch = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (branch) return sampleOf(branch, id)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') {
    const asked = Object.entries(schema.properties ?? {}).filter(([key]) => schema.required?.includes(key))
    return Object.fromEntries(asked.map(([key, of]) => [key, sampleOf(of, id)]))
  }
  if (type === 'array') {
    return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, id))
  }
  if (type === 'integer' || type === 'number')
    return Math.max(schema.minimum ?? 0, (schema.exclusiveMinimum ?? 0) + 1)
  if (type === 'boolean') return false
  return textOf(schema, id)
}

/** Tried against the patterns one after the other: the forms that this interface knows. */
const forms = [
  'bilasuvar-foot-1',
  '2026-08-01',
  '2026-08-01T08:00:00.000Z',
  'AZE',
  'bilasuvar',
  'sbs',
  '123456',
  '08:00',
  'Trial 1',
]

function textOf(schema: Schema, id: string): string {
  const { format, pattern, minLength = 0, maxLength = 1000, allOf = [] } = schema
  if (format === 'uuid') return id
  if (format === 'date-time') return '2026-08-01T08:00:00.000Z'
  if (format === 'date') return '2026-08-01'
  if (format === 'uri') return 'https://example.org/act'
  const patterns = [pattern, ...allOf.map(part => part.pattern)].flatMap(p => (p ? [new RegExp(p, 'u')] : []))
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && patterns.every(p => p.test(text))
  return [...forms, id].find(fits) ?? 'x'.repeat(Math.max(minLength, 8))
}
