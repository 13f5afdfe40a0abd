/** Payout services to begin with. */
const FILES = import.meta.glob<string>('./service-examples/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export interface ServiceExample {
  name: string
  text: string
}

export const SERVICE_EXAMPLE_NAMES = [
  'new-key-each-hour',
  'silence-is-refusal',
  'looks-before-it-asks',
  'daily-run-in-the-evening',
] as const

export type ServiceExampleName = (typeof SERVICE_EXAMPLE_NAMES)[number]

/** As a file in the folder of the lab. */
export const serviceExample = (name: ServiceExampleName): ServiceExample => ({
  name: `${name}.ts`,
  text: FILES[`./service-examples/${name}.ts`]!.replaceAll("'../../src/", "'./src/"),
})
