/** How the page reads and writes values of a draft: as the scenario's documents are read and written everywhere. */
export * from '../../scenario/document-paths'
