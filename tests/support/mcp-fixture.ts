import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import {
  CompleteRequestSchema,
  CreateMessageResultSchema,
  ElicitResultSchema,
  SetLevelRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'

/** The smallest picture there is, and a moment of silence. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const WAV = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAAAAA=='
const text = (said: string) => ({ type: 'text' as const, text: said })
const picture = { type: 'image' as const, data: PNG, mimeType: 'image/png' }
const embedded = (uri: string) => ({
  type: 'resource' as const,
  resource: { uri, mimeType: 'text/plain', text: 'This is an embedded resource content.' },
})

/** What the protocol's own conformance suite expects of a server, by its fixed names: nothing of the product's. */
export function createFixtureServer(): McpServer {
  const server = new McpServer(
    { name: 'fixture', version: '1.0.0' },
    {
      capabilities: {
        logging: {},
        completions: {},
        resources: { subscribe: true, listChanged: true },
        tools: { listChanged: true },
        prompts: { listChanged: true },
      },
    },
  )
  addContents(server)
  addTalks(server)
  addResources(server)
  addPrompts(server)
  server.server.setRequestHandler(SetLevelRequestSchema, async () => ({}))
  server.server.setRequestHandler(SubscribeRequestSchema, async () => ({}))
  server.server.setRequestHandler(UnsubscribeRequestSchema, async () => ({}))
  server.server.setRequestHandler(CompleteRequestSchema, async () => ({
    completion: { values: ['paris', 'park', 'party'], total: 150, hasMore: true },
  }))
  return server
}

function addContents(server: McpServer): void {
  const add = (name: string, content: ReturnType<typeof text | typeof embedded>[] | object[]) =>
    server.registerTool(name, { description: `Tests ${name}` }, async () => ({
      content: content as ReturnType<typeof text>[],
    }))
  add('test_simple_text', [text('This is a simple text response for testing.')])
  add('test_image_content', [picture])
  add('test_audio_content', [{ type: 'audio', data: WAV, mimeType: 'audio/wav' }])
  add('test_embedded_resource', [embedded('test://embedded-resource')])
  add('test_multiple_content_types', [
    text('Multiple content types test:'),
    picture,
    {
      type: 'resource',
      resource: {
        uri: 'test://mixed-content-resource',
        mimeType: 'application/json',
        text: JSON.stringify({ test: 'data', value: 123 }),
      },
    },
  ])
  server.registerTool('test_error_handling', { description: 'Fails' }, async () => ({
    isError: true,
    content: [text('This tool intentionally returns an error for testing')],
  }))
}

function addTalks(server: McpServer): void {
  server.registerTool(
    'test_tool_with_logging',
    { description: 'Logs while it works' },
    async (extra) => {
      for (const data of [
        'Tool execution started',
        'Tool processing data',
        'Tool execution completed',
      ])
        await extra.sendNotification({
          method: 'notifications/message',
          params: { level: 'info', data },
        })
      return { content: [text('Tool with logging executed successfully')] }
    },
  )
  server.registerTool(
    'test_tool_with_progress',
    { description: 'Tells how far it is' },
    async (extra) => {
      const progressToken = extra._meta?.progressToken
      for (const progress of [0, 50, 100])
        if (progressToken !== undefined)
          await extra.sendNotification({
            method: 'notifications/progress',
            params: { progressToken, progress, total: 100, message: `${progress} of 100` },
          })
      return { content: [text(String(progressToken))] }
    },
  )
  server.registerTool(
    'test_sampling',
    { description: 'Asks the model of the client', inputSchema: { prompt: z.string() } },
    async ({ prompt }, extra) => {
      const messages = [{ role: 'user' as const, content: text(prompt) }]
      const reply = await extra.sendRequest(
        { method: 'sampling/createMessage', params: { messages, maxTokens: 100 } },
        CreateMessageResultSchema,
      )
      const said = 'text' in reply.content ? reply.content.text : ''
      return { content: [text(`LLM response: ${said}`)] }
    },
  )
  addElicitations(server)
  server.registerTool(
    'test_reconnection',
    { description: 'Closes its stream before it answers' },
    async (extra) => {
      extra.closeSSEStream?.()
      return { content: [text('Reconnection test completed successfully.')] }
    },
  )
  server.registerTool(
    'json_schema_2020_12_tool',
    { description: 'Has a schema of JSON Schema 2020-12', inputSchema: JSON_SCHEMA },
    async () => ({ content: [text('ok')] }),
  )
}

const ADDRESS = {
  $anchor: 'addressDef',
  type: 'object',
  properties: { street: { type: 'string' }, city: { type: 'string' } },
}
/** Written as it is into the tool's schema: the library takes what stands in `meta` over. */
const JSON_SCHEMA = z
  .strictObject({
    name: z.string().optional(),
    address: z.any().meta({ $ref: '#/$defs/address' }).optional(),
    contactMethod: z.enum(['phone', 'email']).optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
  })
  .meta({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $defs: { address: ADDRESS },
    allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
    if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
    // A word of JSON Schema, in what nobody awaits.
    // oxlint-disable-next-line unicorn/no-thenable
    then: { required: ['phone'] },
    else: { required: ['email'] },
  })

type Properties = Record<string, object>

/** Each asks the person of the client by a form. */
const FORMS: Record<string, { properties: Properties; required?: string[] }> = {
  test_elicitation: {
    properties: {
      username: { type: 'string', description: "User's response" },
      email: { type: 'string', description: "User's email address" },
    },
    required: ['username', 'email'],
  },
  test_elicitation_sep1034_defaults: {
    properties: {
      name: { type: 'string', default: 'John Doe' },
      age: { type: 'integer', default: 30 },
      score: { type: 'number', default: 95.5 },
      status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
      verified: { type: 'boolean', default: true },
    },
  },
  test_elicitation_sep1330_enums: {
    properties: {
      untitledSingle: { type: 'string', enum: ['option1', 'option2', 'option3'] },
      titledSingle: { type: 'string', oneOf: titled('value', 'Option') },
      legacyEnum: {
        type: 'string',
        enum: ['opt1', 'opt2', 'opt3'],
        enumNames: ['Option One', 'Option Two', 'Option Three'],
      },
      untitledMulti: {
        type: 'array',
        items: { type: 'string', enum: ['option1', 'option2', 'option3'] },
      },
      titledMulti: { type: 'array', items: { anyOf: titled('value', 'Choice') } },
    },
  },
}

function titled(value: string, title: string) {
  return ['First', 'Second', 'Third'].map((nth, index) => ({
    const: `${value}${index + 1}`,
    title: `${nth} ${title}`,
  }))
}

function addElicitations(server: McpServer): void {
  for (const [name, form] of Object.entries(FORMS)) {
    const inputSchema = { message: z.string().optional() }
    server.registerTool(
      name,
      { description: 'Asks by a form', inputSchema },
      async ({ message = 'Please say' }, extra) => {
        const requestedSchema = { type: 'object' as const, ...form } as never
        const params = { message, requestedSchema }
        const { action, content } = await extra.sendRequest(
          { method: 'elicitation/create', params },
          ElicitResultSchema,
        )
        return {
          content: [
            text(`Elicitation completed: action=${action}, content=${JSON.stringify(content)}`),
          ],
        }
      },
    )
  }
}

function addResources(server: McpServer): void {
  const plain = { mimeType: 'text/plain' }
  server.registerResource('static-text', 'test://static-text', plain, async ({ href: uri }) => ({
    contents: [{ uri, ...plain, text: 'This is the content of the static text resource.' }],
  }))
  server.registerResource(
    'static-binary',
    'test://static-binary',
    { mimeType: 'image/png' },
    async ({ href: uri }) => ({
      contents: [{ uri, mimeType: 'image/png', blob: PNG }],
    }),
  )
  server.registerResource('watched', 'test://watched-resource', plain, async ({ href: uri }) => ({
    contents: [{ uri, ...plain, text: 'Watched' }],
  }))
  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined })
  server.registerResource(
    'template',
    template,
    { mimeType: 'application/json' },
    async ({ href: uri }, { id }) => ({
      contents: [
        {
          uri,
          mimeType: 'application/json',
          text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${String(id)}` }),
        },
      ],
    }),
  )
}

function addPrompts(server: McpServer): void {
  const user = (
    content: ReturnType<typeof text> | ReturnType<typeof embedded> | typeof picture,
  ) => ({
    role: 'user' as const,
    content,
  })
  server.registerPrompt('test_simple_prompt', { description: 'Simple' }, async () => ({
    messages: [user(text('This is a simple prompt for testing.'))],
  }))
  const argsSchema = { arg1: z.string(), arg2: z.string() }
  server.registerPrompt(
    'test_prompt_with_arguments',
    { description: 'Two', argsSchema },
    async ({ arg1, arg2 }) => ({
      messages: [user(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`))],
    }),
  )
  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description: 'Embeds', argsSchema: { resourceUri: z.string() } },
    async ({ resourceUri }) => ({
      messages: [
        user(embedded(resourceUri)),
        user(text('Please process the embedded resource above.')),
      ],
    }),
  )
  server.registerPrompt('test_prompt_with_image', { description: 'Shows' }, async () => ({
    messages: [user(picture), user(text('Please analyze the image above.'))],
  }))
}
