import { z } from 'zod'
import type { Json, JsonObject } from '../base/json.ts'
import { BUNDLE_VERSION, bundleSchema } from './bundle-schema.ts'

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
const UUID_V7 = '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'

/** What only the generator says, and nobody needs. */
const NOISE = ['readOnly', 'propertyNames']

/** The JSON Schema (2020-12) of a bundle, from the very definitions that the program validates with. */
export function bundleJsonSchema(): JsonObject {
  const generated = z.toJSONSchema(bundleSchema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      for (const name of NOISE) delete jsonSchema[name]
      const { title } = jsonSchema
      delete jsonSchema.title
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema['format'] === 'uuid') {
        jsonSchema.pattern = title === 'change-id' || title === 'device-id' ? UUID_V7 : UUID
      }
      if (jsonSchema.prefixItems !== undefined) {
        Object.assign(jsonSchema, { items: false, minItems: jsonSchema.prefixItems.length })
      }
      if (isOpen(jsonSchema.additionalProperties)) delete jsonSchema.additionalProperties
      if (zodSchema._zod.def.type === 'object') jsonSchema.required = requiredMembers(zodSchema as z.ZodObject)
    },
  }) as unknown as JsonObject
  const { $schema, ...rest } = generated
  return {
    $schema: $schema as Json,
    $id: 'urn:avowal:bundle:1',
    title: `Avowal bundle, format version ${BUNDLE_VERSION}`,
    description:
      'Every object is open: members of a newer minor version are kept. ' +
      'Offsets count Unicode code points. What a schema cannot express is in the numbered rules of docs/bundle-format.md.',
    ...rest,
  }
}

function isOpen(additional: unknown): boolean {
  return additional === true || (typeof additional === 'object' && Object.keys(additional ?? {}).length === 0)
}

/** The generator takes a member that is checked by a function for optional; what is not there is for us to ask. */
function requiredMembers({ shape }: z.ZodObject): string[] {
  return Object.entries(shape)
    .filter(([, member]) => !(member as z.ZodType).safeParse(undefined).success)
    .map(([name]) => name)
}
